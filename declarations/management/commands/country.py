"""`manage.py country`: decide every meeting of a period in every CCG, and store the outcomes."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from datetime import date
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from declarations.country import copying
from declarations.country.gather import Period
from declarations.country.services.storing import store


class Command(BaseCommand):
    help = "Decide every meeting from one day until another, in every CCG of this PostgreSQL, and store what differs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("since", type=date.fromisoformat, help="the first day, as 2017-04-01")
        parser.add_argument("until", type=date.fromisoformat, help="the first day after the last")
        parser.add_argument("--processes", type=int, default=2)
        parser.add_argument("--json", action="store_true", help="say it as JSON")

    def handle(self, *args: Any, since: date, until: date, processes: int, **options: Any) -> None:
        if not copying.is_here():
            raise CommandError("Whole countries are read with COPY, which only PostgreSQL has.")
        began = perf_counter()
        run = store(Period(since, until), processes=processes)
        seconds = perf_counter() - began
        if options["json"]:
            self.stdout.write(json.dumps(asdict(run) | {"seconds": seconds}))
        else:
            self.stdout.write(
                f"{run.meetings:,} meetings, {run.outcomes:,} outcomes that are not clear; {run.written:,} rows written."
            )
