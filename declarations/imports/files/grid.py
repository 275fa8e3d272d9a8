"""What was read from a file: its cells as text, and which of them were merged."""

from dataclasses import dataclass, field

from coi_register.refusals import CannotBeDone
from declarations.imports.merged import Block

LONGEST_FILE = 5_000_000  # bytes; the largest register that was seen had 400,000
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 20_000, 60, 10_000


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of the first sheet that holds anything, each as long as the longest; and how it was read, in words."""

    rows: list[list[str]]
    blocks: list[Block] = field(default_factory=list)
    how: str = ""


def bounded(rows: list[list[str]], row: list[str]) -> None:
    """Add a row. Raises CannotBeDone where the table is larger than any register."""
    if len(rows) >= MOST_ROWS:
        raise cannot(f"It has more than {MOST_ROWS:,} rows. Cut it into parts, and import them one by one.")
    rows.append([_text(cell) for cell in row[:MOST_COLUMNS]])


def even(rows: list[list[str]]) -> list[list[str]]:
    """Rows of one length, without the empty ones at the end and the empty columns at the right."""
    while rows and not any(rows[-1]):
        rows.pop()
    wide = max((at + 1 for row in rows for at, cell in enumerate(row) if cell), default=0)
    return [(row + [""] * wide)[:wide] for row in rows]


def cannot(says: str) -> CannotBeDone:
    """The refusal of a file, shown where it was chosen."""
    return CannotBeDone(f"This file cannot be imported. {says}", field="file")


def _text(cell: str) -> str:
    """Without what is no text, which no database would keep."""
    cell = cell.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").strip()
    return "".join(mark for mark in cell[:LONGEST_CELL] if mark >= " " or mark in "\n\t")
