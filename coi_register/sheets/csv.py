"""A sheet as CSV: RFC 4180 in UTF-8, a line of names and then the rows; no cell of it is a formula for a spreadsheet."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from io import RawIOBase, StringIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from coi_register.sheets.by_column import AT_ONCE, Make, batches, by_column
from coi_register.sheets.sheet import Cell, Kind, Sheet

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"

# What a spreadsheet may take for the beginning of a formula when it opens the file, full-width forms too (OWASP, "CSV
# Injection"). An apostrophe is written before it; and before apostrophes that stand so, that it can be taken off again.
FIRST = frozenset("=+-@＝＋－＠'\t\r\n\v\f \u00a0\u3000")
FORMULA = re.compile(r"\A'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
PASSED_OVER = b"'\" \v\f\x1c\x1d\x1e\x1f"
ALIKE = bytes.maketrans(b"+-@\t\r\n\xc2\xe3\xef", b"=" * 9)  # in UTF-8 the last three begin wide spaces and full-width forms
IN_MEMORY = 1 << 20  # bytes


def write(sheet: Sheet) -> Iterator[bytes]:
    """The names of the columns, and the rows; the notes stand in the other formats, for RFC 4180 knows none."""
    yield _lines([tuple(column.name for column in sheet.columns)])
    if sheet.copy is not None:
        yield from _copied(sheet.copy)
        return
    makes = [MAKES[column.kind] for column in sheet.columns]
    for batch in batches(sheet.rows):
        yield _lines(zip(*by_column(batch, makes), strict=True))


def _copied(copy: Callable[[IO[bytes]], None]) -> Iterator[bytes]:
    """The lines that the database wrote, guarded as ours are; all of them are written before the first leaves."""
    with SpooledTemporaryFile(IN_MEMORY) as file:
        guarding = Guarding(file)
        copy(guarding)
        guarding.flush()
        file.seek(0)
        while piece := file.read(IN_MEMORY):
            yield piece


class Guarding(RawIOBase, IO[bytes]):
    """Takes a row of CSV at a time, and hands it on with its formulas guarded and its end as the RFC has it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._lines = file, list[bytes]()

    def write(self, line: bytes) -> int:  # type: ignore[override]
        """Few rows hold what may be a formula; only these are read and written again."""
        row = line[:-1]
        self._lines.append(_again(row) if _is_suspect(row) else row + b"\r\n")
        if len(self._lines) == AT_ONCE:
            self.flush()
        return len(line)

    def flush(self) -> None:
        """Hand on what is held."""
        self._file.write(b"".join(self._lines))
        self._lines.clear()


def _is_suspect(row: bytes) -> bool:
    """Whether some cell may begin as a formula does, whatever stands before it; it may still be none."""
    bare = row.translate(ALIKE, PASSED_OVER)
    return b",=" in bare or bare[:1] == b"="


def _again(row: bytes) -> bytes:
    return _lines([tuple(guarded(cell) for cell in cells) for cells in csv.reader(StringIO(row.decode(), newline=""))])


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
