"""`manage.py demo`: load the invented CCG into the database, once."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from coi_register import clock
from coi_register.nhsuk.words import day
from coi_register.refusals import CannotBeDone
from declarations.demo import services, story


class Command(BaseCommand):
    help = "Load NHS Wexbridge CCG, in which everything is invented. Loading it again changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load the story, or say that it is there; and say so when the product stands on another day than the story does."""
        if services.is_loaded():
            self.stdout.write("NHS Wexbridge CCG is there already. Nothing was changed.")
        else:
            self._load()
        if clock.today() != story.its_today():
            today = story.its_today()
            self.stdout.write(f"Its story ends on {day(today)}: serve it with COI_DEMO=1 COI_TODAY={today}.")

    def _load(self) -> None:
        try:
            services.load()
        except CannotBeDone as refusal:
            where = settings.DATABASES["default"]["NAME"]
            raise CommandError(f"Nothing was loaded into {where}: {refusal.says}") from refusal
        self.stdout.write("NHS Wexbridge CCG is loaded. Sign in with an account that the sign-in page lists.")
