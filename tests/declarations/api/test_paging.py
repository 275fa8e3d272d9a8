"""Pages of a list put together again are the list, and what is no page is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coi_register.refusals import CannotBeDone
from declarations.api.paging import MOST, Page, asked, taken, told


@given(st.lists(st.integers(), max_size=30), st.integers(1, 7))
@settings(max_examples=30)
def test_the_pages_are_the_list(rows: list[int], size: int) -> None:
    found, number, more = [], 1, True
    while more:
        page, more = taken(rows, Page(number, size))
        found, number = found + page, number + 1
    assert found == rows


@pytest.mark.parametrize("words", [{"page": "0"}, {"page": "x"}, {"page": "-1"}, {"size": "0"}, {"size": str(MOST + 1)}])
def test_what_is_no_page_is_refused(words: dict[str, str]) -> None:
    with pytest.raises(CannotBeDone, match="counts from 1"):
        asked(words)


def test_a_page_says_where_the_others_are() -> None:
    about = told(Page(2, 10), more=True, address="/a/", words={"text": "a b", "page": "2"})
    assert (about["next"], about["previous"]) == ("/a/?text=a+b&page=3&size=10", "/a/?text=a+b&page=1&size=10")


def test_the_last_page_has_no_next() -> None:
    assert told(Page(1, 10), more=False, address="/a/", words={})["next"] is None
