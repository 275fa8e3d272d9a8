"""`manage.py restore FOLDER`: a backup put in the place of the database, and its files on their shelves."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from coi_register.keeping import services
from coi_register.keeping.manifest import Manifest
from coi_register.refusals import CannotBeDone


class Command(BaseCommand):
    help = "Put the backup in FOLDER into an empty database, or with --replace in the place of what is there; whole or not at all."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="a folder that manage.py backup made")
        parser.add_argument("--replace", action="store_true", help="throw away what the database holds now")
        parser.add_argument("--shelves", type=Path, metavar="PLACE", help="put papers and packs into a folder instead")

    def handle(self, *args: Any, folder: Path, replace: bool, shelves: Path | None = None, **options: Any) -> None:
        """Restore, and say what to do next."""
        try:
            kept = services.restore(folder, replace=replace, elsewhere=shelves)
        except CannotBeDone as refusal:
            raise CommandError(refusal.says) from refusal
        self.stdout.write(f"The database is as it was at {kept.made_at}, when version {kept.version} was running.")
        self._told_of_files(kept)
        roles = "manage.py database_roles --apply, " if connection.vendor == "postgresql" else ""
        self.stdout.write(
            f"Before anybody signs in: manage.py migrate, {roles}and manage.py verify_audit with the last checkpoint."
        )

    def _told_of_files(self, kept: Manifest) -> None:
        if kept.files is None:
            self.stdout.write(
                "The backup holds no papers or packs: it was made before they went along. Put their folder back from where "
                "it was kept, then run manage.py verify_files."
            )
            return
        self.stdout.write(f"{len(kept.files):,} files of papers and packs are on their shelves.")
        for wrong in kept.amiss:
            self.stderr.write(f"When the backup was made: {wrong}")
