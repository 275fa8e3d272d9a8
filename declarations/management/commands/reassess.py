"""`manage.py reassess`: work out the stored answers of meetings again, after an upgrade or where a run failed."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand

from coi_register import clock
from coi_register.accounts.actors import command
from coi_register.nhsuk.words import counted
from declarations.changes.services import reassess


class Command(BaseCommand):
    help = "Work out the stored answers of every meeting again, past ones too. What differs is noted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--meeting", action="append", type=UUID, metavar="ID", help="only this meeting; may be repeated")

    def handle(self, *args: Any, meeting: list[UUID] | None, **options: Any) -> None:
        """Say how many were assessed, how many answers differed, and of which meetings they could not be worked out."""
        done = reassess(by=command("reassess"), on=clock.today(), meetings=meeting)
        changed = counted(done.changed, "answer is another", "answers are others")
        self.stdout.write(f"{counted(done.meetings, 'meeting').capitalize()} assessed, {changed} than before.")
        for failed in done.failed:
            self.stderr.write(
                f"Meeting {failed} could not be assessed; the log says why. Its stored answers are as they were."
            )
