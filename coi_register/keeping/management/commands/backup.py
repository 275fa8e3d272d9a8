"""`manage.py backup FOLDER`: a copy of the whole database and of papers and packs, while others work."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coi_register import clock
from coi_register.keeping import services
from coi_register.refusals import CannotBeDone


class Command(BaseCommand):
    help = (
        "Make FOLDER with copies of the database, papers and packs, and a manifest; while others work; whole or not at all."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="a folder that is not there yet")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """Make the backup, and say what is in it."""
        try:
            made = services.back_up(folder, at=clock.now())
        except CannotBeDone as refusal:
            raise CommandError(refusal.says) from refusal
        events = sum(head.seq for head in made.contents.heads)
        self.stdout.write(
            f"{folder}: {made.size:,} bytes, {events:,} events in {len(made.contents.heads):,} chains of the log."
        )
        files = made.files or ()
        self.stdout.write(f"{len(files):,} files of papers and packs, {sum(file.size for file in files):,} bytes.")
        for wrong in made.amiss:
            self.stderr.write(f"The backup was made, but {wrong}")
        self.stdout.write("Keep it away from this machine, and the newest checkpoint away from both.")
