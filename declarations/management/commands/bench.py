"""`manage.py bench --all`: measure the decision service at England's scale, beside other programs and against its goals."""

import os
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from coi_register import clock
from coi_register.refusals import CannotBeDone
from declarations.country import copying
from declarations.country.bench import importing, in_database, in_memory, machine, pages, report
from declarations.country.bench.figures import Figure, NotEqual
from declarations.exports.bench import as_at, leaving, register
from declarations.packs import bench as packs
from declarations.scanning.bench import figures as scanning

MEMORY, DATABASE, IMPORT = ("memory",), ("year", "meeting", "edit", "rule"), ("import",)
SCAN, PACKS = ("scan",), ("packs",)
LEAVING, AS_AT, PAGES = ("csv", "xlsx"), ("as-at",), ("pages",)
ON_POSTGRES = (*DATABASE, *IMPORT, *AS_AT, *LEAVING, *PAGES)
OWN_POSTGRES = "bin/with-postgres"


class Command(BaseCommand):
    help = "Measure the decision service over an invented England-year. What is not PostgreSQL runs on one of its own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="every figure")
        parser.add_argument(
            "--only", action="append", choices=[*MEMORY, *SCAN, *PACKS, *ON_POSTGRES], default=[], help="one of the figures"
        )
        parser.add_argument("--scale", type=float, default=1.0, help="the part of England's CCGs, as 0.05")
        parser.add_argument("--rounds", type=int, default=5)
        parser.add_argument("--write", action="store_true", help=f"write {report.PAGE} as well")

    def handle(self, *args: Any, **options: Any) -> None:
        """A missed goal is a figure like any other; only outcomes that are not equal are a failure."""
        names = frozenset([*MEMORY, *SCAN, *PACKS, *ON_POSTGRES] if options["all"] else options["only"])
        if not names:
            raise CommandError("Say which figures: --all, or --only with a name.")
        if names & set(ON_POSTGRES) and not copying.is_here():
            sys.exit(_on_a_postgres_of_its_own())
        yardstick = machine.measured()
        self.stdout.write(f"{yardstick}\n")
        try:
            figures = list(self._figures(names, options["scale"], options["rounds"]))
        except (CannotBeDone, NotEqual) as error:
            raise CommandError(str(error)) from error
        if options["write"]:
            command = " ".join(["manage.py", *sys.argv[1:]]) if len(sys.argv) > 1 else "manage.py bench --all --write"
            made = report.Made(command, clock.now().date(), scale=options["scale"], rounds=options["rounds"], on=yardstick)
            page = report.as_page(figures, made)
            (settings.BASE_DIR / report.PAGE).write_text(page, encoding="utf-8")

    def _figures(self, names: frozenset[str], scale: float, rounds: int) -> Iterator[Figure]:
        if names & set(MEMORY):
            yield from map(self._shown, in_memory.figures(scale=scale, rounds=rounds))
        if names & set(PACKS):
            yield from map(self._shown, packs.figures(rounds=rounds))
        if names & set(SCAN):
            yield from map(self._shown, scanning.figures(rounds=rounds, scale=scale))
        if names & set(ON_POSTGRES):
            call_command("migrate", verbosity=0)
        if names & set(DATABASE):
            yield from map(self._shown, in_database.figures(scale=scale, rounds=rounds, names=names))
        if names & set(AS_AT):
            yield from map(self._shown, as_at.figures(rounds=rounds, scale=scale))
        if names & set(LEAVING):  # this and the next add a CCG to the country
            rows = round(register.ROWS * scale)
            yield from map(self._shown, leaving.figures(rounds=rounds, rows=rows, names=names))
        if names & set(PAGES):
            yield from map(self._shown, pages.figures(rounds=rounds))
        if names & set(IMPORT):
            yield from map(self._shown, importing.figures(scale=scale, rounds=rounds))

    def _shown(self, figure: Figure) -> Figure:
        self.stdout.write(report.as_text([figure]))
        self.stdout.flush()
        return figure


def _on_a_postgres_of_its_own() -> int:
    """The same command again, with a cluster that is thrown away when it ends."""
    words = [str(settings.BASE_DIR / OWN_POSTGRES), sys.executable, *sys.argv]
    return subprocess.run(words, cwd=settings.BASE_DIR, env=os.environ, check=False).returncode  # noqa: S603
