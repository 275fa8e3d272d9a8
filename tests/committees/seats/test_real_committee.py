"""A real committee, as listed on its agenda, kept as a committee of the product."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from coi_register.accounts.actors import command
from committees.seats import selectors, services
from committees.seats.models import Committee, Seat
from committees.seats.presenters.committee import committee_page
from committees.seats.presenters.rows import is_vacant
from committees.seats.vocabulary import Office, SeatCategory
from tests.factories import CcgFactory, PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.real_input]

THE_TEST = command("the test")
ON_THE_DAY = date(2017, 4, 25)
OFFICES = {"audit committee chair": Office.AUDIT_CHAIR, "Conflicts of Interest Guardian": Office.GUARDIAN}
# One seat for a nurse or a secondary care specialist. We know no such category, for both count alike: neither lay nor
# executive, in the denominator only (R6.10). It is kept as the nurse's, and its office says the rest.
CATEGORIES = {**{category.value: category for category in SeatCategory}, "nurse_or_secondary_care": SeatCategory.NURSE}


@pytest.fixture
def listed(real_input: Callable[[str], Path]) -> dict[str, Any]:
    return yaml.safe_load(real_input("real/tor_lewisham_pccc.yaml").read_text())  # type: ignore[no-any-return]


@pytest.fixture
def committee(listed: dict[str, Any]) -> Committee:
    made = services.establish(
        name=listed["committee"], kind="pccc", level="delegated", ccg=CcgFactory(name=listed["ccg"]["name"]), by=THE_TEST
    )
    order = 0
    for row in listed["seats"]:
        for _ in range(row.get("count", 1)):
            order += 1
            _fill(made, row, order)
    return made


def _fill(committee: Committee, row: dict[str, Any], order: int) -> None:
    seat = services.create_seat(
        committee,
        office=row["office"],
        category=CATEGORIES[row["category"]],
        voting=row["voting"],
        chair=row.get("chair", False),
        vice_chair=row.get("vice_chair", False),
        holds=[OFFICES[office] for office in row.get("also", [])],
        order=order,
        by=THE_TEST,
    )
    if not row.get("vacant"):
        services.seat(PersonFactory(ccg=committee.ccg), in_=seat, by=THE_TEST)


def test_it_has_the_votes_that_were_counted_on_it(committee: Committee, listed: dict[str, Any]) -> None:
    page = committee_page(THE_TEST, committee, [*selectors.seats_on(committee, ON_THE_DAY)], None, on=ON_THE_DAY)
    assert (listed["voting_total"], listed["lay_and_executive"]) == (10, 6)
    assert page.headline == "10 votes: 6 lay and executive, 4 others"


def test_two_of_a_kind_are_two_seats(committee: Committee) -> None:
    assert Seat.objects.filter(committee=committee, office="Governing body GP member").count() == 2


def test_only_the_vice_chairs_seat_is_vacant(committee: Committee) -> None:
    vacant = [seat for seat in selectors.seats_on(committee, ON_THE_DAY) if is_vacant(seat)]
    assert [(seat.office, seat.vice_chair) for seat in vacant] == [("Lay member for patient and public engagement", True)]


def test_it_is_shown_in_four_groups(committee: Committee) -> None:
    page = committee_page(THE_TEST, committee, [*selectors.seats_on(committee, ON_THE_DAY)], None, on=ON_THE_DAY)
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
