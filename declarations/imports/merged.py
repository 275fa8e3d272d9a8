"""Cells that were merged, and what each of the cells under them says: what the first one says."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LARGEST = 20_000  # cells; a merged block that is larger is decoration
REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?")


@dataclass(frozen=True, slots=True)
class Block:
    """The rows and columns of a merged cell, counted from 0, with the last ones."""

    top: int
    left: int
    bottom: int
    right: int


def block(reference: str) -> Block | None:
    """B2:B4 as rows and columns; None for what is no reference."""
    found = REFERENCE.fullmatch(reference)
    if found is None:
        return None
    left, top, right, bottom = found[1], found[2], found[3] or found[1], found[4] or found[2]
    return Block(int(top) - 1, _column(left), int(bottom) - 1, _column(right))


def filled(rows: Sequence[Sequence[str]], blocks: Iterable[Block]) -> list[list[str]]:
    """The rows with the words of each merged cell in every cell that it covers."""
    cells = [[*row] for row in rows]
    for one in blocks:
        if (one.bottom - one.top + 1) * (one.right - one.left + 1) <= LARGEST and one.top < len(cells):
            _fill(cells, one)
    return cells


def _fill(cells: list[list[str]], one: Block) -> None:
    says = cells[one.top][one.left] if one.left < len(cells[one.top]) else ""
    for row in cells[one.top : one.bottom + 1]:
        for column in range(one.left, min(one.right + 1, len(row))):
            row[column] = row[column] or says


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
