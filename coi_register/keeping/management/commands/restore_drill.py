"""`manage.py restore_drill FOLDER`: show that a backup can be used, without touching the database."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coi_register.keeping.drill import drilled


class Command(BaseCommand):
    help = (
        "Restore a backup into an empty place and verify it there. Exit 0: it can be used; 1: it cannot; migrates nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="a folder that manage.py backup made")
        parser.add_argument("--checkpoint", type=Path, action="append", default=[], metavar="NOTE", help="one kept outside")

    def handle(self, *args: Any, folder: Path, checkpoint: list[Path], **options: Any) -> None:
        """Say what was seen."""
        try:
            notes = {str(path): path.read_text(encoding="utf-8") for path in checkpoint}
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"The checkpoint cannot be read: {error}. Nothing was tried.", returncode=2) from error
        wrong = 0
        for seen in drilled(folder, notes):
            self.stdout.write(f"{'ok    ' if seen.good else 'WRONG '} {seen.says}")
            wrong += not seen.good
        if wrong:
            self.stdout.write("Do not use this backup before you know why.")
            sys.exit(1)
        said = (
            ""
            if notes
            else " Give the newest --checkpoint kept outside: without one, nobody can tell whether it is too old."
        )
        self.stdout.write(f"The backup can be used.{said}")
