"""`manage.py first_officer`: name a governance officer of a CCG that has not two of them yet."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coi_register import clock
from coi_register.accounts import services
from coi_register.accounts.actors import command
from coi_register.nhsuk.words import day
from coi_register.refusals import CannotBeDone
from committees.organisations.selectors import ccg_by_code


class Command(BaseCommand):
    help = "Break the glass: make somebody governance officer with nobody to confirm it. Refused where two are in office."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whom, for which CCG, and why."""
        parser.add_argument("--ccg", required=True, help="its ODS code, for example 00X")
        parser.add_argument("--email", required=True)
        parser.add_argument("--name", required=True, help="as it stands in the registers")
        parser.add_argument("--because", required=True, help="kept in the history for ever")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say who it is now."""
        ccg, on = ccg_by_code(options["ccg"]), clock.today()
        if ccg is None:
            raise CommandError(f"No CCG has the ODS code {options['ccg']}. Import the organisations, or add it, first.")
        try:
            user = services.name_first_officer(
                email=options["email"],
                name=options["name"],
                ccg=ccg,
                on=on,
                by=command("first_officer"),
                because=options["because"],
            )
        except CannotBeDone as refusal:
            raise CommandError(f"Nothing was changed: {refusal.says}") from refusal
        self.stdout.write(
            f"{user.name} is governance officer of {ccg} from {day(on)}. A letter invites them to {user.email}."
        )
