"""A register saved as CSV: by Excel in this or that alphabet, with commas, semicolons or tabs."""

import codecs
import csv
from io import StringIO

from declarations.imports.files.grid import Grid, bounded, cannot, even

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
DELIMITERS = (",", ";", "\t", "|")
csv.field_size_limit(1_000_000)


def read(content: bytes) -> Grid:
    """The rows as text. Raises CannotBeDone for what is no text, or has no rows."""
    text, how = _decoded(content)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text)):
            bounded(rows, row)
    except csv.Error as error:
        raise cannot(
            f"Row {len(rows) + 1} cannot be read: a quotation mark may be missing. Mend it, and save it again."
        ) from error
    if not any(any(row) for row in rows):
        raise cannot("It holds no text.")
    return Grid(even(rows), how=how)


def _decoded(content: bytes) -> tuple[str, str]:
    """Its text, and how it was read where that is not the rule."""
    marked = next((name for mark, name in MARKS if content.startswith(mark)), "")
    if b"\0" in content and not marked.startswith("utf-16"):
        raise cannot("It is neither a spreadsheet nor text. Save the register as CSV, and choose that file.")
    for name, says in ((marked or "utf-8", ""), ("cp1252", "Read in the alphabet of Windows (Windows-1252).")):
        try:
            return content.decode(name), says
        except UnicodeDecodeError:
            continue
    raise cannot("Its letters cannot be read. Save it as “CSV UTF-8”, and choose that file.")


def _delimiter(text: str) -> str:
    """What parts the cells: whatever is most frequent outside quotation marks in the first lines."""
    first = "\n".join(text.splitlines()[:20])
    outside = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=outside.count)
