"""`manage.py audit_bundle FILE`: write what an auditor takes away, of one CCG or of the whole platform."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coi_register import clock
from coi_register.accounts.actors import command
from coi_register.nhsuk.words import counted
from coi_register.proof.selectors import heads
from coi_register.proof.services import take_bundle


class Command(BaseCommand):
    help = "Write the auditor's bundle: the log, the rows as they stand, checkpoints, keys and the verifier."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--chain", action="append", metavar="ID", help="the id of a CCG, or platform; all without it")

    def handle(self, *args: Any, file: Path, chain: list[str] | None, **options: Any) -> None:
        """Write the file; it is nobody's until it is whole."""
        known = sorted(heads())
        if strange := {*(chain or [])} - {*known}:
            raise CommandError(f"There is no chain {sorted(strange)[0]}. There are: {', '.join(known)}.")
        part = file.with_name(f"{file.name}.part")
        try:
            with part.open("wb") as to:
                take_bundle(to, chain or known, by=command("audit_bundle"), at=clock.now())
            part.replace(file)
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from error
        taken = counted(len(chain or known), "chain")
        self.stdout.write(f"{file}: {taken}. Check it with: python3 verify.py {file.name}")
