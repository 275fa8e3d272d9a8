"""`manage.py restore FOLDER`: a backup put in the place of the database."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from coi_register.keeping import services
from coi_register.refusals import CannotBeDone


class Command(BaseCommand):
    help = "Put the backup in FOLDER into an empty database, or with --replace in the place of what is there; whole or not at all."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="a folder that manage.py backup made")
        parser.add_argument("--replace", action="store_true", help="throw away what the database holds now")

    def handle(self, *args: Any, folder: Path, replace: bool, **options: Any) -> None:
        """Restore, and say what to do next."""
        try:
            kept = services.restore(folder, replace=replace)
        except CannotBeDone as refusal:
            raise CommandError(refusal.says) from refusal
        self.stdout.write(f"The database is as it was at {kept.made_at}, when version {kept.version} was running.")
        roles = "manage.py database_roles --apply, " if connection.vendor == "postgresql" else ""
        self.stdout.write(
            f"Before anybody signs in: manage.py migrate, {roles}and manage.py verify_audit with the last checkpoint."
        )
