"""`manage.py verify_files`: check that each paper and pack that the database speaks of lies on its shelf, with its hash."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from coi_register.keeping import shelves
from coi_register.keeping.shelves.verifying import verified
from coi_register.refusals import CannotBeDone


class Command(BaseCommand):
    help = "Check every file that the database speaks of. Exit 0: all are there, unaltered; 1: some are not; 2: cannot tell."
    requires_system_checks = ()  # it is also asked of a backup as it was restored, before `migrate`

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--shelves", type=Path, metavar="FOLDER", help="look in it, where `restore --shelves` put them")
        parser.add_argument("--json", action="store_true", help="one JSON object a line, a line a finding")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was seen."""
        place = options["shelves"]
        wrong = False
        try:
            for seen in verified(shelves.below(place) if place else shelves.named):
                mark = "ok    " if seen.good else "WRONG "
                told = json.dumps(asdict(seen), ensure_ascii=False) if options["json"] else f"{mark} {seen.says}"
                self.stdout.write(told)
                wrong |= not seen.good
        except (OSError, DatabaseError, CannotBeDone) as error:
            raise CommandError(f"The files could not be verified: {error}", returncode=2) from error
        if wrong:
            sys.exit(1)
