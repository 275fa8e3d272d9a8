"""Import files of the Organisation Data Service: CCGs, practices, and who is a member of which CCG."""

import sys
from argparse import ArgumentParser
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError

from coi_register import clock
from coi_register.accounts.actors import command
from coi_register.refusals import CannotBeDone
from committees.organisations.ods.report import counts_in_words, refusals_in_words
from committees.organisations.ods.services import File, Files, import_ods

TABLES = {"ccgs": "an eccg file", "practices": "an epraccur file", "memberships": "an epcmem file"}

MOST_REASONS = 10  # all of them with -v 2


class Command(BaseCommand):
    help = f"{__doc__} Rows that cannot be taken are told with their reasons, the ten most frequent; -v 2 tells all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for table, what in TABLES.items():
            parser.add_argument(f"--{table}", type=Path, metavar="FILE", help=what)
        parser.add_argument("--on", type=date.fromisoformat, help="day on which changed names begin (default: today)")
        parser.add_argument("--dry-run", action="store_true", help="do it all, tell what it did, and undo it")

    def handle(self, *args: Any, on: date | None = None, dry_run: bool = False, **options: Any) -> None:
        paths = {table: options[table] for table in TABLES if options[table]}
        if not paths:
            raise CommandError("Give at least one file: --ccgs FILE, --practices FILE or --memberships FILE.")
        try:
            with ExitStack() as opened:
                files = {table: File(path.name, opened.enter_context(path.open("rb"))) for table, path in paths.items()}
                report = import_ods(
                    Files(**files),
                    on=on or clock.today(),
                    by=command("import_ods"),
                    because=f"Files of the Organisation Data Service: {', '.join(path.name for path in paths.values())}",
                    dry_run=dry_run,
                    progress=self._progress,
                )
        except OSError as error:
            raise CommandError(f"{error.filename} cannot be read: {error.strerror}. Nothing was written.") from error
        except CannotBeDone as error:
            raise CommandError(str(error)) from error
        except IntegrityError as error:
            raise CommandError("Another change came in between; nothing was written. Run the import again.") from error
        for line in refusals_in_words(report, most=MOST_REASONS if options["verbosity"] < 2 else None):
            self.stderr.write(line)
        for line in counts_in_words(report):
            self.stdout.write(line)
        self.stdout.write(_outcome(wrote=report.wrote, dry_run=dry_run))

    def _progress(self, file: str, lines: int) -> None:
        self.stderr.write(f"{file}: {lines:,} lines read", ending="\r" if sys.stderr.isatty() else "\n")


def _outcome(*, wrote: bool, dry_run: bool) -> str:
    match wrote, dry_run:
        case False, _:
            return "Nothing is new: nothing was written."
        case True, True:
            return "A dry run: nothing was written."
        case _:
            return "Written, as one deed: ods.imported."
