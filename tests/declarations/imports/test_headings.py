"""Which column holds what, as registers of eight years head them."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from declarations.imports import headings
from declarations.imports.vocabulary import Holds

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "headings.yaml").read_text())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["of"])
def test_headings_say_what_their_columns_hold(case: dict[str, Any]) -> None:
    found = headings.guess([*case["headings"]])
    assert dict(zip(case["headings"], found, strict=True)) == case["headings"]
    assert headings.are_enough(found)


def test_headings_stand_under_a_title() -> None:
    rows = [["NHS Invented CCG", ""], ["", ""], ["Name", "Interest"], ["Ada Example", "Owner"]]
    assert headings.where(rows) == (2, 3)


def test_headings_on_two_rows_are_one() -> None:
    rows = [
        ["Name", "Interest", "Date of interest", "Date of interest"],
        ["", "", "From", "To"],
        ["Ada Example", "Owner", "2000", "Ongoing"],
    ]
    assert headings.where(rows) == (0, 2)
    joined = headings.join(rows[0], rows[1])
    assert joined == ["Name", "Interest", "Date of interest: From", "Date of interest: To"]
    assert headings.guess(joined)[2:] == (Holds.FROM, Holds.TO)


def test_a_row_of_somebodys_interests_is_no_second_row_of_headings() -> None:
    assert headings.where([["Name", "Interest"], ["Ada Example", "Position"]]) == (0, 1)


def test_a_table_without_headings_is_read_from_its_first_row() -> None:
    assert headings.where([["Ada Example", "Owner of a shop"]]) == (0, 0)


@given(st.lists(st.lists(st.text(max_size=20), min_size=3, max_size=3), max_size=6))
def test_the_first_row_lies_under_the_headings_whatever_the_table_holds(rows: list[list[str]]) -> None:
    above, first = headings.where(rows)
    assert (above, first) == (0, 0) or above < first <= above + 2
