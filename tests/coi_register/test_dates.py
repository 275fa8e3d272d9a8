"""Half-open spans: a day, a query and the database agree about them."""

from datetime import date

import pytest
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from coi_register.dates import in_force, q_in_force
from committees.models import Membership
from tests.factories import MembershipFactory

BEGAN, ENDED = date(2015, 4, 1), date(2018, 4, 1)
days = st.dates(date(2012, 1, 1), date(2023, 1, 1))


@pytest.mark.parametrize(
    ("on", "holds"),
    [(date(2015, 3, 31), False), (BEGAN, True), (date(2018, 3, 31), True), (ENDED, False)],
)
def test_a_span_holds_from_its_first_day_until_the_day_before_its_end(on: date, holds: bool) -> None:
    assert in_force(BEGAN, ENDED, on) is holds


@given(st.none() | days, days)
def test_two_spans_that_meet_never_hold_on_the_same_day(since: date | None, on: date) -> None:
    meet = date(2017, 6, 16)
    assert in_force(since, meet, on) + in_force(meet, None, on) == (since is None or since <= on or on >= meet)


@pytest.mark.django_db
@pytest.mark.parametrize("since", [None, BEGAN])
@pytest.mark.parametrize("until", [None, ENDED])
def test_a_query_gives_the_same_answer_as_the_row(since: date | None, until: date | None) -> None:
    row = MembershipFactory(since=since, until=until)
    for on in (date(2015, 3, 31), BEGAN, date(2018, 3, 31), ENDED):
        assert Membership.objects.filter(q_in_force(on)).exists() is row.is_in_force(on)


@pytest.mark.django_db
def test_a_query_looks_through_a_relation() -> None:
    row = MembershipFactory(since=BEGAN, until=ENDED)
    practices = type(row.practice).objects.filter(q_in_force(BEGAN, "memberships__"), memberships__isnull=False)
    assert list(practices) == [row.practice]


@pytest.mark.django_db
@pytest.mark.parametrize("until", [date(2015, 3, 31), BEGAN])
def test_the_database_refuses_a_span_that_ends_before_its_second_day(until: date) -> None:
    with pytest.raises(IntegrityError, match="a_membership_ends_after_it_begins"):
        MembershipFactory(since=BEGAN, until=until)
