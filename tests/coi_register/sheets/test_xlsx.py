"""XLSX is read back by openpyxl, which had no part in writing it."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings

from coi_register.refusals import CannotBeDone
from coi_register.sheets import xlsx, xlsx_texts
from coi_register.sheets.sheet import Cell, Column, Kind
from tests.coi_register.sheets.sample import COLUMNS, EVERY_KIND, ROWS, sheet


def book(written: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(written))


def rows_of(written: bytes) -> list[tuple[Any, ...]]:
    """The rows under the headings, as long as the headings."""
    rows = book(written)["Register"].iter_rows(min_row=2, max_col=len(COLUMNS), values_only=True)
    return [tuple(map(as_known, row)) for row in rows]


def as_known(value: Any) -> Cell:
    match value:
        case datetime():
            return value.date()
        case float():
            return Decimal(str(value))
        case _:
            return value


def as_kept(cell: Cell) -> Cell:
    """A day that Excel never had is text."""
    return cell.isoformat() if isinstance(cell, date) and cell < xlsx.FIRST_DAY else cell


def test_a_second_reader_finds_exactly_the_rows() -> None:
    assert rows_of(b"".join(xlsx.write(sheet()))) == [tuple(map(as_kept, row)) for row in ROWS]


@given(EVERY_KIND)
@settings(max_examples=25)
def test_whatever_was_typed_is_read_back(rows: list[tuple[Cell, ...]]) -> None:
    assert rows_of(b"".join(xlsx.write(sheet(rows)))) == [tuple(map(as_kept, row)) for row in rows]


def test_the_headings_stand_over_the_rows_and_stay_in_sight() -> None:
    table = book(b"".join(xlsx.write(sheet())))["Register"]
    assert [cell.value for cell in table[1]] == [column.heading for column in COLUMNS]
    assert table.freeze_panes == "A2"
    assert table.auto_filter.ref == f"A1:G{len(ROWS) + 1}"


def test_a_formula_is_text_and_stays_text_when_its_cell_is_edited() -> None:
    cell = book(b"".join(xlsx.write(sheet())))["Register"]["B2"]
    assert (cell.data_type, cell.number_format) == ("s", "@")


def test_days_and_money_are_shown_as_such() -> None:
    table = book(b"".join(xlsx.write(sheet())))["Register"]
    assert table["C2"].is_date
    assert "£" in table["D2"].number_format


def test_what_each_column_means_stands_on_a_sheet_beside() -> None:
    said = [row[0] for row in book(b"".join(xlsx.write(sheet())))["About"].iter_rows(values_only=True)]
    assert said[1:4] == ["Register of interests, NHS Example CCG", "True on 1 March 2018.", "As known now."]
    assert said[5:] == [column.heading for column in COLUMNS]


def test_the_file_names_nobody() -> None:
    with ZipFile(BytesIO(b"".join(xlsx.write(sheet())))) as archive:
        told = archive.read("docProps/core.xml").decode()
    assert "<dc:title>Register of interests, NHS Example CCG</dc:title>" in told
    assert "creator" not in told
    assert "lastModifiedBy" not in told


def test_a_character_that_xml_cannot_hold_is_replaced() -> None:
    assert rows_of(b"".join(xlsx.write(sheet([("1", "a\x01b", *[None] * 5)]))))[0][1] == "a\ufffdb"


def test_a_text_too_long_for_a_cell_is_cut_with_a_mark() -> None:
    text = rows_of(b"".join(xlsx.write(sheet([("1", "x" * 40_000, *[None] * 5)]))))[0][1]
    assert (len(text), text.endswith(xlsx_texts.CUT)) == (xlsx_texts.LONGEST, True)


def test_more_rows_than_excel_opens_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", len(ROWS))
    with pytest.raises(CannotBeDone, match="has more rows than Excel opens"):
        b"".join(xlsx.write(sheet()))


def test_the_same_sheet_is_the_same_file() -> None:
    assert b"".join(xlsx.write(sheet())) == b"".join(xlsx.write(sheet()))


def test_no_part_of_the_file_is_missing_from_its_list() -> None:
    with ZipFile(BytesIO(b"".join(xlsx.write(sheet())))) as archive:
        assert archive.testzip() is None
        listed = archive.read("[Content_Types].xml").decode()
        assert all(f"/{name}" in listed for name in archive.namelist() if name.endswith(".xml") and name[0] != "[")


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_are_lettered(number: int, letters: str) -> None:
    assert xlsx.letters(number) == letters


def test_a_sheet_of_one_column_and_no_rows_can_be_opened() -> None:
    empty = sheet([], (Column("id", "Entry", "", Kind.TEXT),))
    assert book(b"".join(xlsx.write(empty)))["Register"]["A1"].value == "Entry"
