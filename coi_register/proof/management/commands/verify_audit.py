"""`manage.py verify_audit`: check that the log is whole, nothing was written past it, and no checkpoint contradicts it."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from coi_register import clock
from coi_register.proof.services import VERIFICATION, note_done
from coi_register.proof.verifying import Finding, verified


class Command(BaseCommand):
    help = "Check triggers, chains, rows against the log, checkpoints. Exit 0: all holds; 1: something does not; 2: cannot tell."
    requires_system_checks = ()  # a missing trigger is told, and keeps nobody from looking

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--checkpoint", type=Path, action="append", default=[], metavar="NOTE", help="one kept outside")
        parser.add_argument("--chain", action="append", metavar="ID", help="only this chain: the id of a CCG, or platform")
        parser.add_argument("--json", action="store_true", help="one JSON object a line, a line a finding")
        parser.add_argument("--read-only", action="store_true", help="do not note the result for the page on the proof")

    def handle(self, *args: Any, checkpoint: list[Path], chain: list[str] | None, **options: Any) -> None:
        """Say what was found."""
        try:
            kept = {str(path): path.read_text() for path in checkpoint}
            found = [self._told(finding, as_json=options["json"]) for finding in verified(chain, kept)]
        except (OSError, UnicodeDecodeError, DatabaseError) as error:
            raise CommandError(f"Nothing could be verified: {error}", returncode=2) from error
        wrong = [finding for finding in found if not finding.good]
        says = f"{len(wrong)} things do not hold." if wrong else "Everything holds."
        if not options["json"]:
            self.stdout.write(says + ("" if kept else " No checkpoint from outside was given."))
        if not options["read_only"] and chain is None:
            note_done(VERIFICATION, at=clock.now(), good=not wrong, says=wrong[0].says if wrong else says)
        if wrong:
            sys.exit(1)

    def _told(self, finding: Finding, *, as_json: bool) -> Finding:
        mark = "ok    " if finding.good else "WRONG "
        self.stdout.write(json.dumps(asdict(finding), ensure_ascii=False) if as_json else f"{mark} {finding.says}")
        return finding
