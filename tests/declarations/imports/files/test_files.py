"""Reading a file that came from outside: what it is by its bytes, within bounds of memory, as text, or a sentence."""

import tracemalloc
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from coi_register.refusals import CannotBeDone
from declarations.imports import files
from declarations.imports.files.grid import LONGEST_FILE, MOST_COLUMNS, MOST_ROWS
from tests.declarations.imports.made import as_csv, as_xlsx

ROWS = [("Name", "Interest"), ("Ada Example", "Owner of a “shop”, and\nmore")]
SHEET = "xl/worksheets/sheet1.xml"


def packed(*parts: tuple[str, bytes]) -> bytes:
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as zipped:
        for name, content in parts:
            zipped.writestr(name, content)
    return kept.getvalue()


def with_part(book: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    with ZipFile(BytesIO(book)) as parts:
        return packed(*((one, change(parts.read(one)) if one == name else parts.read(one)) for one in parts.namelist()))


def refusal(content: bytes) -> str:
    with pytest.raises(CannotBeDone) as refused:
        files.read(content)
    assert refused.value.field == "file"
    return refused.value.says


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_is_read_in_the_alphabets_of_excel(encoding: str) -> None:
    text = 'Name,Interest\r\nAda Example,"Owner of a “shop”, and\r\nmore"\r\n'
    assert files.read(text.encode(encoding)).rows == [list(row) for row in ROWS]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_csv_is_read_whatever_parts_its_cells(mark: str) -> None:
    assert files.read(f'Name{mark}Interest\nAda{mark}"Owner, of; it"\n'.encode()).rows[1] == ["Ada", "Owner, of; it"]


def test_that_an_alphabet_was_guessed_is_told() -> None:
    assert "Windows-1252" in files.read("Name\nAndré Example".encode("cp1252")).how


def test_a_workbook_is_read_with_its_merged_cells() -> None:
    rows = [("Name", "Interest"), ("Ada Example", "Owner"), ("", "Partner")]
    assert files.read(as_xlsx(rows, "A2:A3")).rows[2] == ["Ada Example", "Partner"]


def test_the_first_sheet_with_rows_is_read_and_named() -> None:
    book, kept = Workbook(), BytesIO()
    book.create_sheet("Interests").append(["Name", "Interest"])
    book.save(kept)
    grid = files.read(kept.getvalue())
    assert grid.rows == [["Name", "Interest"]]
    assert "“Interests”" in grid.how


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (date(2018, 4, 1), "dd/mm/yyyy", "2018-04-01"),
        (date(2018, 4, 1), "mmm-yy", "April 2018"),
        (date(2018, 4, 1), "yyyy", "2018"),
        (date(1905, 6, 22), "dd/mm/yyyy", "2000"),  # 2000, typed into a cell for days
        (2000, "General", "2000"),
        (2000.0, "General", "2000"),
        (True, "General", "yes"),
    ],
)
def test_a_date_is_no_finer_than_its_cell_shows(value: object, form: str, text: str) -> None:
    book, kept = Workbook(), BytesIO()
    book.active["A1"] = value
    book.active["A1"].number_format = form
    book.save(kept)
    assert files.read(kept.getvalue()).rows == [[text]]


def test_a_workbook_that_unpacks_to_gigabytes_is_refused_unread() -> None:

    more = with_part(as_xlsx(ROWS), SHEET, lambda sheet: sheet.replace(b"<sheetData>", b" " * 45_000_000 + b"<sheetData>"))
    assert len(more) < 100_000
    tracemalloc.start()
    assert "larger than 40 MB" in refusal(more)
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()


def test_a_part_that_lies_about_its_size_is_cut_off_and_found_damaged() -> None:
    long = with_part(as_xlsx(ROWS), SHEET, lambda sheet: sheet.replace(b"<sheetData>", b" " * 8_000_000 + b"<sheetData>"))
    with ZipFile(BytesIO(long)) as parts:
        size = parts.getinfo(SHEET).file_size
    lies = long.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    tracemalloc.start()
    assert "damaged" in refusal(lies)
    assert tracemalloc.get_traced_memory()[1] < 4_000_000
    tracemalloc.stop()


def test_a_cell_at_the_far_end_of_a_sheet_costs_nothing() -> None:
    far = b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>far</t></is></c></row></sheetData>'
    book = with_part(as_xlsx(ROWS), SHEET, lambda sheet: sheet.replace(b"</sheetData>", far))
    assert "more than 20,000 rows" in refusal(book)


def test_a_sheet_of_wide_empty_rows_is_refused() -> None:
    wide = b"".join(b'<row r="%d"><c r="XFD%d"/></row>' % (n, n) for n in range(3, 200)) + b"</sheetData>"
    book = with_part(as_xlsx(ROWS), SHEET, lambda sheet: sheet.replace(b"</sheetData>", wide))
    assert "more than 3,000,000 cells" in refusal(book)


def test_a_sheet_that_says_it_is_large_is_not_believed() -> None:
    book = with_part(
        as_xlsx(ROWS), SHEET, lambda sheet: sheet.replace(b'<dimension ref="A1:B2"', b'<dimension ref="A1:XFD9999999"')
    )
    assert files.read(book).rows == [list(row) for row in ROWS]


def test_entities_are_refused() -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    book = with_part(as_xlsx(ROWS), SHEET, lambda sheet: sheet.replace(b"<worksheet", laughs + b"<worksheet", 1))
    assert "damaged" in refusal(book)


def test_macros_are_refused_whatever_the_name() -> None:
    with ZipFile(BytesIO(as_xlsx(ROWS))) as parts:
        book = packed(*((one, parts.read(one)) for one in parts.namelist()), ("xl/vbaProject.bin", b"Sub"))
    assert "holds macros" in refusal(book)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"\n\n", "no text"),
        (b"%PDF-1.4", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel, or with a password"),
        (b"\x89PNG", "neither a spreadsheet nor CSV"),
        (b"<html>", "neither a spreadsheet nor CSV"),
        (b"PK\x03\x04", "damaged"),
        (b"a,b\x00", "neither a spreadsheet nor text"),
        (b"\x81\x8d\x8f", "letters cannot be read"),
        (b'a,"b\n' * 3 + b"x" * 1_100_000, "quotation mark"),
        (b"x" * (LONGEST_FILE + 1), "larger than 5 MB"),
        (b"a\n" * (MOST_ROWS + 1), "more than 20,000 rows"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_what_is_no_register_is_refused_in_a_sentence(content: bytes, says: str) -> None:
    assert says in refusal(content)


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    assert "neither an Excel workbook nor CSV" in refusal(
        packed(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"))
    )


def test_more_columns_than_a_register_has_are_left_out() -> None:
    assert len(files.read(as_csv([["a"] * (MOST_COLUMNS + 5)])).rows[0]) == MOST_COLUMNS


def cut(book: bytes, places: Iterable[int]) -> Iterable[bytes]:
    return (book[:place] for place in places)


@given(st.binary(max_size=200), st.sampled_from([b"", b"PK\x03\x04", b"a,b\n"]))
def test_whatever_the_bytes_there_is_a_table_or_a_sentence(content: bytes, begins: bytes) -> None:
    try:
        grid = files.read(begins + content)
    except CannotBeDone:
        return
    assert len({len(row) for row in grid.rows}) == 1
    assert "\x00" not in str(grid.rows)


def test_a_workbook_that_was_cut_off_anywhere_is_damaged() -> None:
    book = as_xlsx(ROWS)
    for content in cut(book, range(4, len(book), 500)):
        assert "damaged" in refusal(content)


@given(st.integers(0, 10_000), st.integers(0, 255))
def test_a_workbook_with_a_byte_that_fell_over_is_a_table_or_a_sentence(place: int, byte: int) -> None:
    book = bytearray(BOOK)
    book[place % len(book)] = byte
    with suppress(CannotBeDone):
        files.read(bytes(book))


BOOK = as_xlsx(ROWS, "A1:A2")
