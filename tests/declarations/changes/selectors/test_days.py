"""The days on which an edit of a dated row makes a difference."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.models import Holding
from declarations.changes.selectors.days import changed_fields, days_touched, q_meets_on
from tests.factories import MeetingFactory

DAYS = st.one_of(st.none(), st.integers(0, 40).map(lambda days: date(2018, 1, 1) + timedelta(days)))
ALL = [date(2017, 12, 31) + timedelta(days) for days in range(44)]


@dataclass(frozen=True)
class Version:
    """A version of a holding as the history has it."""

    since: date | None
    until: date | None
    place: int = 1
    instance_type: Any = Holding
    rest: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> None:
        return None

    def holds(self, on: date) -> bool:
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


def lies_in(on: date, days: list[tuple[date | None, date | None]]) -> bool:
    return any((since is None or since <= on) and (until is None or on < until) for since, until in days)


@given(before=st.builds(Version, DAYS, DAYS), after=st.builds(Version, DAYS, DAYS))
def test_no_day_is_left_out_on_which_a_moved_row_holds_otherwise_than_before(before: Version, after: Version) -> None:
    touched = days_touched(before, after)
    assert all(lies_in(on, touched) for on in ALL if before.holds(on) != after.holds(on))


def test_an_end_brought_forward_touches_only_the_days_in_between() -> None:
    before = Version(date(2018, 1, 1), None)
    assert days_touched(before, replace(before, until=date(2018, 3, 1))) == [(date(2018, 3, 1), None)]
    later = replace(before, until=date(2018, 4, 1))
    assert days_touched(replace(before, until=date(2018, 3, 1)), later) == [(date(2018, 3, 1), date(2018, 4, 1))]


def test_a_row_that_says_something_else_touches_every_day_on_which_it_held_or_holds() -> None:
    before, after = Version(date(2018, 1, 1), None), Version(date(2018, 2, 1), None, place=2)
    assert changed_fields(before, after) == {"since", "place"}
    assert days_touched(before, after) == [(date(2018, 1, 1), None), (date(2018, 2, 1), None)]


def test_a_new_row_touches_the_days_on_which_it_holds() -> None:
    assert days_touched(None, Version(None, date(2018, 2, 1))) == [(None, date(2018, 2, 1))]


@pytest.mark.django_db
def test_a_meeting_on_the_first_day_is_found_and_one_on_the_end_is_not() -> None:
    first, end = (MeetingFactory(on=on) for on in (date(2018, 3, 1), date(2018, 4, 1)))
    between = q_meets_on([(date(2018, 3, 1), date(2018, 4, 1))])
    assert list(type(first).objects.filter(between)) == [first]
    assert list(type(first).objects.filter(q_meets_on([(date(2018, 3, 2), None)]))) == [end]
    assert not type(first).objects.filter(q_meets_on([])).exists()
