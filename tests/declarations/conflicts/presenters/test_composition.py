"""The composition of a committee as its readers see it."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from coi_register.accounts.actors import Role
from committees.meetings.quorum import Majority
from committees.models import Committee
from declarations.conflicts.presenters.composition import headline
from tests.declarations.conflicts.conftest import Room
from tests.factories import (
    CcgFactory,
    CommitteeFactory,
    HoldingFactory,
    PersonFactory,
    SeatFactory,
    TermsFactory,
    actor_with,
)

ClientOf = Callable[[Any], Client]
MOST_QUERIES = 9
CCG_DAYS = "?on=2018-03-01"


def address(committee: Committee, query: str = CCG_DAYS) -> str:
    return reverse("composition", args=[committee.pk]) + query


def read(client_of: ClientOf, committee: Committee, query: str = CCG_DAYS) -> str:
    """The text of the page."""
    answer = client_of(actor_with(Role.OFFICER, ccg=committee.ccg)).get(address(committee, query))
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def body_of(*, kind: str = "pccc", **how_many: int) -> Committee:
    """A committee of so many filled seats of each category; the first lay seat is the chair, the second the vice-chair."""
    committee = CommitteeFactory(kind=kind, level="delegated" if kind == "pccc" else None)
    for category, number in how_many.items():
        for n in range(number):
            presides = {"chair": n == 0, "vice_chair": n == 1} if category == "lay" else {}
            HoldingFactory(seat=SeatFactory(committee=committee, category=category, office=f"{category} {n}", **presides))
    return committee


@pytest.mark.parametrize(
    ("votes", "says"),
    [
        (Majority(6, 10), "6 of 10 votes are lay or executive: a majority, by 2"),
        (Majority(5, 10), "5 of 10 votes are lay or executive: no majority, the others hold 5"),
        (Majority(1, 1), "1 of 1 vote is lay or executive: a majority, by 1"),
        (Majority(0, 0), "Nobody has a vote"),
    ],
)
def test_the_headline_gives_the_numbers_and_the_margin(votes: Majority, says: str) -> None:
    assert headline(votes) == says


@pytest.mark.django_db
def test_a_majority_is_said_with_its_margin_and_nothing_is_wrong(client_of: ClientOf) -> None:
    says = read(client_of, body_of(lay=3, executive=3, nurse=4))
    assert "As on 1 March 2018 6 of 10 votes are lay or executive: a majority, by 2" in says
    assert "It breaks none of the 5 rules" in says
    assert "Not met" not in says


@pytest.mark.django_db
def test_a_lost_majority_is_a_problem_with_its_rule_source_and_certainty(client_of: ClientOf) -> None:
    says = read(client_of, body_of(lay=2, executive=2, gp=4))
    assert "4 of 8 votes are lay or executive: no majority, the others hold 4" in says
    assert "Lay member and Executive seats hold 4 of 8 votes: no majority." in says
    assert "Rule pccc-lay-executive-majority : G2017, Primary care commissioning committees." in says
    assert "Must, by statutory guidance. Reported by a secondary source." in says
    assert "Not met Lay and executive members hold more of the votes" in says


@pytest.mark.django_db
def test_a_rule_links_to_the_rule_book_of_that_day(client_of: ClientOf) -> None:
    committee = body_of(lay=2, executive=2, gp=4)
    page = client_of(actor_with(Role.OFFICER, ccg=committee.ccg)).get(address(committee)).content.decode()
    assert f'href="/rule-book/?on=2018-03-01&amp;of={committee.ccg_id}#pccc-lay-executive-majority"' in page


@pytest.mark.django_db
def test_what_is_only_recommended_is_a_remark(client_of: ClientOf) -> None:
    says = read(client_of, body_of(lay=3, executive=3, gp=1))
    assert "2 remarks" in says
    assert "gp 0 has a vote, which is not recommended." in says
    assert "See the remark" in says


@pytest.mark.django_db
def test_what_one_rule_says_of_several_seats_is_cited_once(client_of: ClientOf) -> None:
    committee = body_of(lay=3, executive=3, gp=2)
    page = client_of(actor_with(Role.OFFICER, ccg=committee.ccg)).get(address(committee)).content.decode()
    remarks = page[page.index(">Remarks<") : page.index(">The quorum when some have left<")]
    assert remarks.count("has a vote, which is not recommended.") == 2
    assert remarks.count("#gps-have-no-vote-on-pccc") == 1


@pytest.mark.django_db
def test_a_committee_without_seats_cannot_be_judged_without_its_gps(client_of: ClientOf) -> None:
    says = read(client_of, CommitteeFactory())
    assert "Nobody has a vote" in says
    assert "Cannot tell: it has no seats on 1 March 2018." in says


@pytest.mark.django_db
def test_a_broken_term_of_reference_is_said_to_be_the_committees_own(client_of: ClientOf) -> None:
    committee = body_of(kind="other", lay=1, gp=2)
    TermsFactory(committee=committee, lay_executive_majority=True)
    says = read(client_of, committee)
    assert "The terms ask for a lay and executive majority: 1 of 3 votes." in says
    assert "The committee&#39;s own terms of reference." in says


@pytest.mark.django_db
def test_a_committee_no_rule_speaks_of_is_not_called_good(client_of: ClientOf) -> None:
    says = read(client_of, body_of(kind="other", lay=3))
    assert "No rule in force on that day says who must sit on a committee of this kind." in says
    assert "Neither its terms nor a rule of that day ask it for a lay and executive majority." in says


@pytest.mark.django_db
def test_a_vacant_seat_counts_and_is_remarked_on(client_of: ClientOf) -> None:
    committee = body_of(lay=3, executive=2)
    SeatFactory(committee=committee, office="Registered nurse", category="nurse")
    says = read(client_of, committee)
    assert "5 of 6 votes" in says
    assert "The seat of Registered nurse is vacant; a composition counts it, a quorum does not." in says


@pytest.mark.django_db
def test_a_quorum_that_needs_a_gp_is_warned_of_once(client_of: ClientOf) -> None:
    committee = body_of(lay=3, executive=3, gp=1)
    TermsFactory(committee=committee, minimum=3, clauses=[{"any_of": ["gp"], "at_least": 1, "voting": False}])
    says = read(client_of, committee)
    assert "It could not be met when every GP and practice manager has left or every clinician has left, " in says
    assert "It could still be met when the chair and the vice-chair are both away, everybody else attending." in says
    assert says.count("t least 1 of: GP") == 1
    assert "At least 1 of: GP: there would be nobody." in says


@pytest.mark.django_db
def test_a_quorum_that_is_not_known_is_not_said_to_hold(client_of: ClientOf) -> None:
    assert "Cannot tell: its quorum on 1 March 2018 is not known." in read(client_of, body_of(lay=3))


@pytest.mark.django_db
def test_a_seat_that_two_share_holds_one_vote(client_of: ClientOf) -> None:
    committee = body_of(lay=2)
    seat = SeatFactory(committee=committee, category="executive", shared=True)
    for place in (1, 2):
        HoldingFactory(seat=seat, person=PersonFactory(ccg=committee.ccg), place=place)
    says = read(client_of, committee)
    assert "3 of 3 votes" in says
    assert "Executive 1 vote" in says


@pytest.mark.django_db
def test_before_its_first_day_a_committee_is_not_judged(client_of: ClientOf) -> None:
    committee = CommitteeFactory(since="2015-04-01")
    assert "The committee did not exist on 1 January 2015" in read(client_of, committee, "?on=2015-01-01")


@pytest.mark.django_db
def test_the_boxes_of_the_form_ask_as_the_link_does(client_of: ClientOf) -> None:
    says = read(client_of, body_of(lay=3), "?on-day=1&on-month=3&on-year=2018")
    assert "As on 1 March 2018" in says


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["?on=soon", "?on=2018-02-31", "?on-day=1"])
def test_a_day_that_cannot_be_read_is_said(client_of: ClientOf, query: str) -> None:
    assert "There is a problem" in read(client_of, body_of(lay=3), query)


def test_it_asks_the_same_few_queries_whatever_the_size(
    room: Room, client_of: ClientOf, django_assert_max_num_queries: Any
) -> None:
    client = client_of(actor_with(Role.OFFICER, ccg=room.committee.ccg))
    for n in range(20):
        room.seat(f"member{n}", office=f"Member {n}", category="gp")
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(address(room.committee))


@pytest.mark.django_db
def test_another_ccgs_committee_is_as_one_that_never_was(client_of: ClientOf) -> None:
    committee = body_of(lay=3)
    stranger = client_of(actor_with(Role.OFFICER, ccg=CcgFactory()))
    assert stranger.get(address(committee)).status_code == 404
    assert stranger.get(reverse("composition", args=[uuid4()])).status_code == 404
    assert client_of(actor_with(Role.MEMBER, ccg=committee.ccg)).get(address(committee)).status_code == 200


@pytest.mark.django_db
def test_whoever_is_not_signed_in_is_asked_to(client: Client) -> None:
    assert client.get(address(body_of(lay=1))).status_code == 302
