"""What an address asks for: what can be read is read, and nothing that is written there breaks a page."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarations.public import asked
from declarations.registers.filters import Filters

WORDS = st.dictionaries(st.sampled_from([*asked.IN_THE_ADDRESS, "page", "on", "on-day", "on-month", "on-year"]), st.text())


def test_each_word_of_the_address_asks_in_its_field() -> None:
    found = asked.filters_in(
        {"q": " ada  example ", "committee": "pccc", "role": "Employee", "type": "x", "organisation": "y"}
    )
    assert found == Filters(text="ada example", committees="pccc", capacity="Employee", type="x", organisation="y")


@given(WORDS, st.integers(1, 500))
def test_whatever_is_written_there_is_an_answer(words: dict[str, str], pages: int) -> None:
    filters = asked.filters_in(words)
    assert 1 <= asked.page_in(words, pages=pages) <= pages
    assert asked.day_in(words) is None or isinstance(asked.day_in(words), date)
    assert asked.address(filters) == "" or asked.address(filters).startswith("?")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ({"on-day": "1", "on-month": "3", "on-year": "2018"}, date(2018, 3, 1)),
        ({"on": "2018-03-01"}, date(2018, 3, 1)),
        ({"on-day": "31", "on-month": "2", "on-year": "2018"}, None),
        ({"on": "yesterday"}, None),
        ({}, None),
    ],
)
def test_a_day_is_read_from_three_boxes_or_one_word(words: dict[str, str], day: date | None) -> None:
    assert asked.day_in(words) == day


def test_the_first_page_is_not_said() -> None:
    assert asked.address(Filters(text="a b"), page=1) == "?q=a+b"
    assert asked.address(Filters(text="a b"), page=2) == "?q=a+b&page=2"
