"""Dates, times, lists and plurals in words."""

from datetime import UTC, date, datetime

import pytest

from coi_register.nhsuk import words


def test_a_day_is_written_out() -> None:
    assert words.day(date(2018, 3, 1)) == "1 March 2018"
    assert words.day(None) == "not recorded"
    assert words.day(None, without="not yet") == "not yet"


def test_a_moment_is_told_in_london_time_with_am_and_pm() -> None:
    assert words.moment(datetime(2018, 3, 1, 14, 5, tzinfo=UTC)) == "1 March 2018, 2:05pm"
    assert words.moment(datetime(2018, 7, 1, 23, 30, tzinfo=UTC)) == "2 July 2018, 12:30am"
    assert words.moment(datetime(2018, 3, 1, 12, 0, tzinfo=UTC)) == "1 March 2018, 12:00pm"


@pytest.mark.parametrize(
    ("many", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_is_joined_with_commas_and_an_and(many: list[str], said: str) -> None:
    assert words.joined(many) == said


def test_a_list_of_choices_is_joined_with_an_or() -> None:
    assert words.joined(["a", "b"], "or") == "a or b"


@pytest.mark.parametrize(("number", "said"), [(0, "no votes"), (1, "1 vote"), (2, "2 votes")])
def test_a_number_takes_its_plural(number: int, said: str) -> None:
    assert words.counted(number, "vote") == said


def test_an_irregular_plural_is_given() -> None:
    assert words.counted(2, "person", "people") == "2 people"


def test_a_span_says_where_it_begins_and_whether_it_goes_on() -> None:
    assert words.span(date(2018, 3, 1), date(2019, 5, 2)) == "from 1 March 2018 until 2 May 2019"
    assert words.span(date(2018, 3, 1), None) == "from 1 March 2018, ongoing"
    assert words.span(None, date(2019, 5, 2)) == "from an unknown date until 2 May 2019"
    assert words.span(None, None) == "no dates recorded"


def test_a_weekday_stands_before_the_day() -> None:
    assert words.weekday(date(2018, 3, 1)) == "Thursday 1 March 2018"


@pytest.mark.parametrize(("number", "said"), [(0, "1 KB"), (340_499, "340 KB"), (3_200_000, "3.2 MB")])
def test_a_file_is_as_large_as_one_would_say(number: int, said: str) -> None:
    assert words.size(number) == said
