"""What the page of a committee says of its seats."""

from datetime import date
from typing import Any

import pytest

from coi_register.accounts.actors import command
from committees.seats import selectors
from committees.seats.presenters.committee import CommitteePage, committee_page
from tests.factories import CommitteeFactory, HoldingFactory, SeatFactory

pytestmark = pytest.mark.django_db

ON = date(2018, 3, 1)


@pytest.fixture
def committee() -> Any:
    return CommitteeFactory()


def page_of(committee: Any) -> CommitteePage:
    return committee_page(command("the test"), committee, [*selectors.seats_on(committee, ON)], None, on=ON)


def test_a_committee_without_seats_has_no_votes(committee: Any) -> None:
    page = page_of(committee)
    assert (page.headline, page.vacancies, page.groups) == (
        "No votes: 0 lay and executive, no others",
        "It has no seats on this day.",
        [],
    )


@pytest.mark.parametrize(
    ("held", "vacant", "says"),
    [(2, 0, "No seat is vacant."), (1, 1, "1 seat of 2 is vacant."), (0, 2, "2 seats of 2 are vacant.")],
)
def test_vacancies_are_counted_in_words(committee: Any, held: int, vacant: int, says: str) -> None:
    for seat in SeatFactory.create_batch(held, committee=committee):
        HoldingFactory(seat=seat)
    SeatFactory.create_batch(vacant, committee=committee)
    assert page_of(committee).vacancies == says


def test_a_deputy_does_not_fill_a_seat(committee: Any) -> None:
    HoldingFactory(seat__committee=committee, deputy=True, person__name="Ada Example")
    ((_, (row,)),) = page_of(committee).groups
    assert (row.vacant, row.holders, row.deputies) == ("Vacant", [], [("Ada Example", "since 1 April 2015")])


def test_half_a_shared_seat_may_be_vacant_and_it_still_has_one_vote(committee: Any) -> None:
    HoldingFactory(seat__committee=committee, seat__shared=True, since=None)
    page = page_of(committee)
    ((_, (row,)),) = page.groups
    assert (row.vacant, row.vote) == ("Other half vacant", "One vote, shared by two people")
    assert row.holders[0][1] == "since an unknown date"
    assert page.headline == "1 vote: 1 lay and executive, no others"
