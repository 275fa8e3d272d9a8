"""A real committee, as listed on its agenda, kept as a committee of the product."""

from datetime import date
from typing import Any

import pytest

from committees.seats import selectors
from committees.seats.models import Committee, Seat
from committees.seats.presenters.committee import committee_page
from committees.seats.presenters.rows import is_vacant
from tests.factories import CcgFactory, PersonFactory
from tests.real_input import BY, established, read

pytestmark = [pytest.mark.django_db, pytest.mark.real_input]

ON_THE_DAY = date(2017, 4, 25)


@pytest.fixture
def listed() -> dict[str, Any]:
    return read("tor_lewisham_pccc.yaml")


@pytest.fixture
def committee(listed: dict[str, Any]) -> Committee:
    ccg = CcgFactory(name=listed["ccg"]["name"])
    return established(ccg, lambda office, number: PersonFactory(ccg=ccg))


def test_it_has_the_votes_that_were_counted_on_it(committee: Committee, listed: dict[str, Any]) -> None:
    page = committee_page(BY, committee, [*selectors.seats_on(committee, ON_THE_DAY)], None, on=ON_THE_DAY)
    assert (listed["voting_total"], listed["lay_and_executive"]) == (10, 6)
    assert page.headline == "10 votes: 6 lay and executive, 4 others"


def test_two_of_a_kind_are_two_seats(committee: Committee) -> None:
    assert Seat.objects.filter(committee=committee, office="Governing body GP member").count() == 2


def test_only_the_vice_chairs_seat_is_vacant(committee: Committee) -> None:
    vacant = [seat for seat in selectors.seats_on(committee, ON_THE_DAY) if is_vacant(seat)]
    assert [(seat.office, seat.vice_chair) for seat in vacant] == [("Lay member for patient and public engagement", True)]


def test_it_is_shown_in_four_groups(committee: Committee) -> None:
    page = committee_page(BY, committee, [*selectors.seats_on(committee, ON_THE_DAY)], None, on=ON_THE_DAY)
    assert [(name, len(rows)) for name, rows in page.groups] == [
        ("Lay", 3),
        ("Executive", 3),
        ("Clinical", 4),
        ("In attendance", 4),
    ]
    assert page.vacancies == "1 seat of 14 is vacant."


def test_whoever_chairs_audit_is_the_guardian_and_does_not_chair_this_committee(committee: Committee) -> None:
    audit = Seat.objects.get(committee=committee, office="Lay member for audit")
    assert (audit.holds, audit.chair) == (["audit_chair", "guardian"], False)
