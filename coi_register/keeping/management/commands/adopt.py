"""`manage.py adopt --because …`: take rows that were there before the log into it; once, after the upgrade that brought it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from coi_register.accounts.actors import command
from coi_register.log.adopting import adopt


class Command(BaseCommand):
    help = (
        "Write into the log, as they stand, the rows of every table of which it has never told. The same again does nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--because", required=True, help="such as: upgraded from a release without the log")

    def handle(self, *args: Any, because: str, **options: Any) -> None:
        """Say how many rows of which table were taken up."""
        taken = adopt(by=command("adopt"), because=because)
        for table, count in taken.items():
            self.stdout.write(f"{table}: {count:,} rows taken into the log.")
        if not taken:
            self.stdout.write("Nothing to take up: the log has told of every table that has rows.")
