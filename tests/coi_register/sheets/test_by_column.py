"""Rows pass some at a time, none is lost, and a long register is never in memory whole."""

from collections.abc import Iterator

import pytest

from coi_register.sheets.by_column import AT_ONCE, batches
from coi_register.sheets.formats import Format, write
from coi_register.sheets.sheet import Cell, Column, Sheet


@pytest.mark.parametrize("count", [0, 1, AT_ONCE, AT_ONCE + 1])
def test_no_row_is_lost(count: int) -> None:
    rows: list[tuple[Cell, ...]] = [(number,) for number in range(count)]
    assert [row for batch in batches(rows) for row in batch] == rows


@pytest.mark.parametrize("format", [Format.CSV, Format.JSON])
def test_the_first_rows_leave_before_the_last_are_made(format: Format) -> None:
    made = 0

    def rows() -> Iterator[tuple[Cell, ...]]:
        nonlocal made
        for made in range(1, 10 * AT_ONCE):
            yield (str(made),)

    pieces = write(format, Sheet("a", "A", (), (Column("id", "Entry", ""),), rows()))
    next(pieces), next(pieces)
    assert made <= 2 * AT_ONCE
