"""CSV is read back by the standard library, and is no formula for a spreadsheet."""

import csv
import re
from dataclasses import replace
from io import StringIO
from typing import IO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coi_register.sheets.csv import guarded, unguarded, write
from coi_register.sheets.sheet import Cell
from tests.coi_register.sheets.sample import COLUMNS, EVERY_KIND, ROWS, TYPED, sheet

FORMULA = re.compile(r"[\s\u00a0]*[=+\-@＝＋－＠]")


def read(written: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(written.decode(), newline="")))


def as_written(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case _:
            return str(cell)


def test_the_first_line_names_the_columns_for_programs() -> None:
    assert read(b"".join(write(sheet())))[0] == [column.name for column in COLUMNS]


def test_a_second_reader_finds_exactly_the_rows() -> None:
    _, *rows = read(b"".join(write(sheet())))
    assert [[unguarded(cell) if at == 1 else cell for at, cell in enumerate(row)] for row in rows] == [
        [as_written(cell) for cell in row] for row in ROWS
    ]


@given(EVERY_KIND)
@settings(max_examples=25)
def test_whatever_was_typed_is_read_back(rows: list[tuple[Cell, ...]]) -> None:
    _, *read_back = read(b"".join(write(sheet(rows))))
    assert [unguarded(row[1]) for row in read_back] == [as_written(row[1]) for row in rows]
    assert [row[:1] + row[2:] for row in read_back] == [[as_written(cell) for cell in row[:1] + row[2:]] for row in rows]


@given(TYPED)
def test_the_apostrophe_can_always_be_taken_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.text(st.sampled_from(" \t\n'=+-@＝x"), max_size=6))
def test_no_text_begins_a_formula(text: str) -> None:
    assert not FORMULA.match(read(b"".join(write(sheet([("1", text, None, None, None, None, None)]))))[1][1])


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1", " =1", "＝1", "\r=1", "\u00a0=1"])
def test_each_way_to_begin_a_formula_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["O'Example", "a = b", "'quoted'", "", "1 March 2018", "–"])
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert guarded(text) == text


def test_a_negative_sum_stays_a_number() -> None:
    assert read(b"".join(write(sheet())))[2][3] == "-0.05"


def test_lines_end_as_rfc_4180_has_them() -> None:
    written = b"".join(write(sheet(ROWS[:1])))
    assert written.count(b"\r\n") == 2
    assert written.endswith(b"\r\n")


def test_a_row_with_a_cell_too_many_is_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        b"".join(write(sheet([(*ROWS[0], "more")])))


def copied(rows: list[tuple[str, ...]]) -> bytes:
    """The rows as a sheet whose database writes them, a line with each call."""

    def copy(to: IO[bytes]) -> None:
        for row in rows:
            line = StringIO()
            csv.writer(line, lineterminator="\n").writerow(row)
            to.write(line.getvalue().encode())

    return b"".join(write(replace(sheet([]), copy=copy)))


@given(st.lists(st.tuples(*[st.text(st.sampled_from(" \t\n'\"=+-@＝£ \u3000x,"), max_size=6)] * 2), max_size=4))
def test_what_the_database_wrote_is_guarded_as_what_we_write(rows: list[tuple[str, ...]]) -> None:
    assert read(copied(rows))[1:] == [[guarded(cell) for cell in row] for row in rows]


def test_a_line_of_the_database_ends_as_the_rfc_has_it() -> None:
    assert copied([("a", "b")]).endswith(b"a,b\r\n")
    assert copied([("a", "=b")]).endswith(b"a,'=b\r\n")
