"""A sheet as CSV: RFC 4180 in UTF-8, a line of names and then the rows; no cell of it is a formula for a spreadsheet."""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

from coi_register.sheets.by_column import Make, batches, by_column
from coi_register.sheets.sheet import Cell, Kind, Sheet

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"

# What a spreadsheet may take for the beginning of a formula when it opens the file, full-width forms too (OWASP, "CSV
# Injection"). An apostrophe is written before it; and before apostrophes that stand so, that it can be taken off again.
FIRST = frozenset("=+-@＝＋－＠'\t\r\n\v\f \u00a0\u3000")
FORMULA = re.compile(r"\A'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")


def write(sheet: Sheet) -> Iterator[bytes]:
    """The names of the columns, and the rows; the notes stand in the other formats, for RFC 4180 knows none."""
    yield _lines([tuple(column.name for column in sheet.columns)])
    makes = [MAKES[column.kind] for column in sheet.columns]
    for batch in batches(sheet.rows):
        yield _lines(zip(*by_column(batch, makes), strict=True))


def _lines(rows: Iterable[tuple[Cell, ...]]) -> bytes:
    """Lines that end as the RFC has them, in CR LF."""
    into = StringIO()
    csv.writer(into).writerows(rows)
    return into.getvalue().encode("utf-8", "replace")


def guarded(text: str) -> str:
    """The text with an apostrophe where a spreadsheet would read a formula."""
    return f"'{text}" if FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given: for a program that reads the file."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def _texts(cells: Iterable[Any]) -> Iterable[str | None]:
    return [guarded(text) if text and text[0] in FIRST else text for text in cells]


def _yes_or_no(cells: Iterable[Any]) -> Iterable[str]:
    return [("yes" if cell else "no") if cell is not None else "" for cell in cells]


def _as_they_are(cells: Iterable[Any]) -> Iterable[Any]:
    return cells  # a day is written as ISO 8601 has it, a sum with its decimals


MAKES: dict[Kind, Make] = {
    Kind.TEXT: _texts,
    Kind.ADDRESS: _texts,
    Kind.YES_NO: _yes_or_no,
    Kind.DAY: _as_they_are,
    Kind.MONEY: _as_they_are,
    Kind.NUMBER: _as_they_are,
}
