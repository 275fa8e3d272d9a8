"""A file is there whole or not at all, and one that takes longer is given up in time."""

from pathlib import Path

import pytest

from coi_register.sheets.formats import Format
from declarations.exports.spooling import EVERY, GivenUp, TakesLonger, spooled, write_whole
from tests.coi_register.sheets.sample import ROWS, sheet


def nothing(_: int) -> None:
    """Somebody who is told and says nothing."""


def test_a_short_sheet_is_a_file_at_its_beginning() -> None:
    with spooled(sheet(), Format.CSV, most=len(ROWS)) as file:
        assert file.read().startswith(b"id,text,")


def test_one_row_too_many_takes_longer() -> None:
    with pytest.raises(TakesLonger):
        spooled(sheet(), Format.CSV, most=len(ROWS) - 1)


def test_a_file_is_put_into_its_place_whole(tmp_path: Path) -> None:
    place = tmp_path / "file"
    assert write_whole(sheet(), Format.CSV, place, told=nothing) == len(ROWS)
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_of_a_file_that_is_given_up_nothing_is_left(tmp_path: Path) -> None:
    def told(rows: int) -> None:
        assert (tmp_path / "file.part").exists()
        if rows >= 2 * EVERY:
            raise GivenUp("It was cancelled.")

    long = sheet(ROWS * EVERY)
    with pytest.raises(GivenUp):
        write_whole(long, Format.CSV, tmp_path / "file", told=told)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_stood_there_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("before")
    with pytest.raises(ValueError, match="zip"):
        write_whole(sheet([(*ROWS[0], "more")]), Format.CSV, place, told=nothing)
    assert place.read_text() == "before"
