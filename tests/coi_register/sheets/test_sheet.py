"""A sheet is told by its columns; its rows are made while they are read, and not before."""

from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from coi_register.sheets.sheet import Cell, Column, Kind, Sheet

COLUMNS = (Column("name", "Name", "Who declared it."), Column("since", "From", "Its first day.", Kind.DAY))


def test_rows_are_made_while_they_are_read() -> None:
    made = []

    def rows() -> Iterator[tuple[Cell, ...]]:
        for name in ("Ada Example", "Basil Sample"):
            made.append(name)
            yield name, date(2018, 3, 1)

    sheet = Sheet("interests", "Register of interests", (), COLUMNS, rows())
    assert made == []
    assert next(iter(sheet.rows)) == ("Ada Example", date(2018, 3, 1))
    assert made == ["Ada Example"]


def test_the_name_of_a_column_stays() -> None:
    with pytest.raises(FrozenInstanceError):
        COLUMNS[0].name = "another"  # type: ignore[misc]
    assert COLUMNS[0].kind is Kind.TEXT
