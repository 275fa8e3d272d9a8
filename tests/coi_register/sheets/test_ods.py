"""ODS is read back by odfpy, which had no part in writing it."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given, settings
from odf import teletype
from odf.opendocument import OpenDocument, load
from odf.table import Table, TableCell, TableRow
from odf.text import P

from coi_register.refusals import CannotBeDone
from coi_register.sheets import ods
from coi_register.sheets.sheet import Cell
from tests.coi_register.sheets.sample import COLUMNS, EVERY_KIND, ROWS, sheet


def document(written: bytes) -> OpenDocument:
    return load(BytesIO(written))


def table(written: bytes, number: int = 0) -> list[list[Any]]:
    tables = document(written).spreadsheet.getElementsByType(Table)
    return [[known(cell) for cell in row.getElementsByType(TableCell)] for row in tables[number].getElementsByType(TableRow)]


def known(cell: TableCell) -> Cell:
    match cell.getAttribute("valuetype"):
        case "date":
            return date.fromisoformat(cell.getAttribute("datevalue"))
        case "currency":
            return Decimal(cell.getAttribute("value"))
        case "float":
            return int(cell.getAttribute("value"))
        case "boolean":
            return bool(cell.getAttribute("booleanvalue") == "true")
        case "string":
            return "\n".join(teletype.extractText(line) for line in cell.getElementsByType(P))
        case _:
            return None


def as_kept(cell: Cell) -> Cell:
    """One way to end a line is as good as another."""
    return "\n".join(ods.PARAGRAPHS.split(cell)) if isinstance(cell, str) else cell


def test_a_second_reader_finds_exactly_the_rows() -> None:
    assert table(b"".join(ods.write(sheet())))[1:] == [list(map(as_kept, row)) for row in ROWS]


@given(EVERY_KIND)
@settings(max_examples=25)
def test_whatever_was_typed_is_read_back(rows: list[tuple[Cell, ...]]) -> None:
    assert table(b"".join(ods.write(sheet(rows))))[1:] == [list(map(as_kept, row)) for row in rows]


def test_the_headings_stand_over_the_rows() -> None:
    assert table(b"".join(ods.write(sheet())))[0] == [column.heading for column in COLUMNS]


def test_a_formula_is_text() -> None:
    cells = document(b"".join(ods.write(sheet()))).spreadsheet.getElementsByType(TableCell)
    assert not any(cell.getAttribute("formula") for cell in cells)


def test_what_each_column_means_stands_in_a_table_beside() -> None:
    said = [row[0] for row in table(b"".join(ods.write(sheet())), 1)]
    assert said[1:3] == ["Register of interests, NHS Example CCG", "True on 1 March 2018."]
    assert said[5:] == [column.heading for column in COLUMNS]


def test_the_file_says_first_and_plainly_what_it_is() -> None:
    with ZipFile(BytesIO(b"".join(ods.write(sheet())))) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
        assert archive.read(first) == ods.MEDIA_TYPE.encode()
        assert first.flag_bits & 0x08 == 0  # its size stands before it: OpenDocument's readers look there


def test_the_file_names_nobody() -> None:
    with ZipFile(BytesIO(b"".join(ods.write(sheet())))) as archive:
        assert "creator" not in archive.read("meta.xml").decode()


def test_more_rows_than_libreoffice_opens_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ods, "MOST_ROWS", len(ROWS))
    with pytest.raises(CannotBeDone, match="has more rows than LibreOffice opens"):
        b"".join(ods.write(sheet()))
