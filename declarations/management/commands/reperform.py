"""`manage.py reperform`: work the assessments kept with issued papers out again, and say whether they come to the same."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from declarations.evidence.presenters.report import Report, Result, lines, report, report_of_file
from declarations.evidence.selectors import chosen, the_issue

EXIT = {Result.SAME: 0, Result.DIFFERENT: 1, Result.CANNOT: 2}


class Command(BaseCommand):
    help = (
        "Work the assessments kept with issued papers out again, and say whether each comes to the same. Nothing is written."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--issue", type=UUID, metavar="ID", help="one issue of papers")
        which.add_argument("--meeting", type=UUID, metavar="ID", help="every issue of a meeting’s papers")
        which.add_argument("--ccg", metavar="CODE", help="every issue of a CCG’s papers, by its ODS code")
        which.add_argument("--all", action="store_true", help="every issue there is")
        which.add_argument("--file", type=Path, metavar="FILE", help="a record that was taken away; needs no database")
        parser.add_argument("--json", action="store_true", help="one JSON object a line, a line an issue")

    def handle(self, *args: Any, all: bool, json: bool, **options: Any) -> None:
        """Exit 0 where every answer is the same, 1 where one differs, 2 where one is damaged or cannot be read."""
        reports = [report_of_file(options["file"])] if options["file"] else self._reports(options)
        found = [self._told(told, as_json=json) for told in reports]
        if not json:
            self.stdout.write(f"{len(found)} worked out again, {found.count(Result.SAME)} the same.")
        if code := max((EXIT[result] for result in found), default=0):
            sys.exit(code)

    def _reports(self, options: dict[str, Any]) -> Iterator[Report]:
        named = {name: options[name] for name in ("issue", "meeting", "ccg") if options[name]}
        issues = chosen(**named)
        if named and not issues:
            asked = " ".join(f"--{name} {value}" for name, value in named.items())
            raise CommandError(f"No papers were issued under {asked}.", returncode=EXIT[Result.CANNOT])
        return (report(the_issue(issue)) for issue in issues)

    def _told(self, told: Report, *, as_json: bool) -> Result:
        for line in [json.dumps(asdict(told), ensure_ascii=False)] if as_json else lines(told):
            self.stdout.write(line)
        return told.result
