"""`manage.py assess FILE...`: try the rules on meetings written down in scenario files; nothing is kept."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from declarations.scenarios.expectations import failures
from declarations.scenarios.outcome import outcome
from declarations.scenarios.presenters import printed
from declarations.scenarios.reading import read
from declarations.scenarios.services import play
from declarations.scenarios.shapes import CannotRead

HELD, FAILED, UNREADABLE = 0, 1, 2


class Command(BaseCommand):
    help = "Assess the meetings in scenario files, and say whether they came to what was expected. Nothing is kept."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--json", action="store_true", help="one JSON object a line, a line a file")

    def handle(self, *args: Any, files: list[Path], json: bool, **options: Any) -> None:
        """Exit 0 when every expected row holds, 1 when one does not, 2 when a file cannot be read."""
        if not connection.introspection.table_names():  # a database just made: a scenario needs its tables, and keeps no row
            call_command("migrate", verbosity=0)
        code = max(self._assess(file, as_json=json) for file in files)
        if code:
            sys.exit(code)

    def _assess(self, file: Path, *, as_json: bool) -> int:
        try:
            scenario = read(file.read_text(encoding="utf-8"))
            answer = outcome(play(scenario))
            failed = failures(scenario, answer)
        except (CannotRead, OSError, UnicodeDecodeError) as error:
            self.stderr.write(f"{file}: {error}")
            return UNREADABLE
        self._show(file, answer, as_json=as_json)
        for says in failed:
            self.stderr.write(f"{file}: {says}")
        return FAILED if failed else HELD

    def _show(self, file: Path, answer: dict[str, Any], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
            return
        self.stdout.write(f"{file}")
        for line in printed(answer):
            self.stdout.write(line)
