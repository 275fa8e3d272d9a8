"""`manage.py make_signing_key FILE`: make the key with which this site signs its checkpoints, and show its public half."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coi_register.proof.keys import make_signing_key
from coi_register.proof.notes import NotANote
from coi_register.refusals import CannotBeDone


class Command(BaseCommand):
    help = "Make the key with which this site (COI_SITE) signs its checkpoints. The file must not be readable by the web process."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Write the key; print what auditors keep."""
        try:
            public = make_signing_key(file)
        except (CannotBeDone, NotANote) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(str(public))
        self.stderr.write(
            f"The line above is public: give it to your auditors and your Guardian. {file} is not: only run_due reads it."
        )
