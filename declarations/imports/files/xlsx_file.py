"""A register saved as an Excel workbook, read cell by cell: no more is held than its shared texts and the rows of one sheet."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from defusedxml.ElementTree import iterparse
from openpyxl import load_workbook

from coi_register.refusals import CannotBeDone
from declarations.imports.files.grid import MOST_COLUMNS, MOST_ROWS, Grid, bounded, cannot, even
from declarations.imports.merged import Block, block, filled

EXCELS_FIRST_DAY = date(1899, 12, 30)
MOST_CELLS = 3_000_000  # empty ones too, which a sheet may have in hosts for a few bytes
YEARS = range(1950, 2101)


def read(content: bytes) -> Grid:
    """The first sheet that holds a row. Raises CannotBeDone for a workbook that cannot be read, or holds none."""
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        try:
            return _first_with_rows(book, content)
        finally:
            book.close()
    except CannotBeDone:
        raise
    except Exception as error:  # the bytes are a stranger's, and openpyxl raises whatever its parts do
        raise cannot("It is damaged: its sheets cannot be read. Save it again, and choose the new file.") from error


def _first_with_rows(book: Any, content: bytes) -> Grid:
    for sheet in book.worksheets:
        if rows := _rows(sheet):
            blocks = _blocks(content, sheet)
            others = len(book.worksheets) - 1
            return Grid(even(filled(rows, blocks)), blocks, f"Read from the sheet “{sheet.title}”." if others else "")
    raise cannot("Its sheets are empty.")


def _rows(sheet: Any) -> list[list[str]]:
    """Its rows; what a sheet says of its own size is not believed."""
    sheet.reset_dimensions()
    rows: list[list[str]] = []
    empty = read = 0
    for row in sheet.iter_rows():
        read += len(row)
        if read > MOST_CELLS:
            raise cannot(f"Its sheet has more than {MOST_CELLS:,} cells. Copy the register alone into a new workbook.")
        cells = [_text(cell).strip() for cell in row[:MOST_COLUMNS]]
        if not any(cells):
            empty += 1
            continue
        for _ in range(min(empty, MOST_ROWS)):
            bounded(rows, [])
        bounded(rows, cells)
        empty = 0
    return even(rows)


def _text(cell: Any) -> str:
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime() | date():
            return _day(value, str(cell.number_format or ""))
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)


def _day(value: date, form: str) -> str:
    """A date no finer than the cell shows it; and a year that was typed into a cell for days is that year again."""
    day = value.date() if isinstance(value, datetime) else value
    if (day - EXCELS_FIRST_DAY).days in YEARS:
        return str((day - EXCELS_FIRST_DAY) // timedelta(days=1))
    plain = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", form).casefold()
    if "d" in plain or "general" in plain or "y" not in plain:
        return day.isoformat()
    return f"{day:%B %Y}" if "m" in plain else str(day.year)


def _blocks(content: bytes, sheet: Any) -> list[Block]:
    """The merged cells, which openpyxl leaves out where it reads row by row."""
    with ZipFile(BytesIO(content)) as parts, parts.open(sheet._worksheet_path) as part:
        return [found for reference in _merged(part) if (found := block(reference))]


def _merged(part: Any) -> Iterator[str]:
    for _, element in iterparse(part):
        if element.tag.endswith("}mergeCell"):
            yield element.get("ref", "")
        if element.tag.endswith(("}row", "}mergeCell")):
            element.clear()
