"""`manage.py bench_log`: what the log costs, beside the same deeds without it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from coi_register.log.bench import figures
from coi_register.log.models import Event


class Command(BaseCommand):
    help = "Measure the log on a PostgreSQL of its own: bin/with-postgres sh -c 'manage.py migrate && manage.py bench_log'."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seconds", type=float, default=5.0, help="how long the writers write in each round")
        parser.add_argument("--rounds", type=int, default=5)

    def handle(self, *args: Any, seconds: float, rounds: int, **options: Any) -> None:
        if connection.vendor != "postgresql":
            raise CommandError("Only PostgreSQL has writers at once. Run it with bin/with-postgres.")
        if Event.objects.exists():
            raise CommandError(
                "This database has a log already, and the bench would write in it. Use one to be thrown away."
            )
        found = []
        for figure in figures(seconds=seconds, rounds=rounds):
            self.stdout.write(str(figure))
            found.append(figure)
        if not all(figure.holds for figure in found):
            raise CommandError("A goal is missed.")
