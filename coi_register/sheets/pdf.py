"""A sheet as PDF, to be read and printed: tagged, by the rules of PDF/UA."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from coi_register.refusals import CannotBeDone
from coi_register.sheets.sheet import Cell, Column, Kind, Sheet
from coi_register.sheets.xml import REFUSED, STANDS_FOR_THEM

MEDIA_TYPE = "application/pdf"
MOST_ROWS = 2_000  # a quarter of a gigabyte and some three seconds for each thousand: typst holds the whole document
PATIENCE = 120  # seconds
AT_ONCE = 1 << 16
HERE = Path(__file__).parent
TEMPLATE, PROGRAM = HERE / "register.typ", HERE / "typesetting.py"


def write(sheet: Sheet) -> Iterator[bytes]:
    """The document, set by a program of its own in a folder that is gone afterwards."""
    rows = list(islice(sheet.rows, MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        raise CannotBeDone(
            f"{sheet.title} has more than {MOST_ROWS:,} rows, too many for one PDF. "
            "Narrow the list, or ask for CSV or a spreadsheet."
        )
    with TemporaryDirectory() as folder:
        shutil.copy(TEMPLATE, folder)
        (Path(folder) / "sheet.json").write_text(_told(sheet, rows), "utf-8")
        subprocess.run([sys.executable, "-I", str(PROGRAM), folder], check=True, timeout=PATIENCE)  # noqa: S603 (our own)
        with (Path(folder) / "register.pdf").open("rb") as document:
            while piece := document.read(AT_ONCE):
                yield piece


def _told(sheet: Sheet, rows: list[tuple[Cell, ...]]) -> str:
    """What the template places: finished words."""
    told = {
        "title": _words(sheet.title),
        "notes": [_words(note) for note in sheet.notes],
        "columns": [_column(column) for column in sheet.columns],
        "rows": [[_words(cell) for cell in row] for row in rows],
    }
    return json.dumps(told, ensure_ascii=False)


def _column(column: Column) -> dict[str, Any]:
    return {
        "heading": column.heading,
        "narrow": column.kind in (Kind.DAY, Kind.MONEY, Kind.NUMBER, Kind.YES_NO),
        "sum": column.kind in (Kind.MONEY, Kind.NUMBER),
        "link": column.kind is Kind.ADDRESS,
    }


def _words(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case Decimal():
            return f"{'-' if cell < 0 else ''}£{abs(cell):,.2f}"
        case date():
            return f"{cell.day} {cell:%b %Y}"
        case _:
            return REFUSED.sub(STANDS_FOR_THEM, str(cell))
