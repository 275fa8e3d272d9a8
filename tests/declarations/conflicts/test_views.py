"""The conflicts pages: who sees what, what they say, and how much they ask of the database."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from coi_register.accounts.actors import Role
from declarations.conflicts.models import ChosenChair, Ruling
from tests.declarations.conflicts.conftest import Room
from tests.factories import (
    CcgFactory,
    CommitteeFactory,
    ConcernFactory,
    ConfirmationFactory,
    ContributorFactory,
    ConveningFactory,
    InterestFactory,
    ItemFactory,
    ItemForFactory,
    OrganisationFactory,
    PersonFactory,
    RoleHeldFactory,
)

MOST_QUERIES = 12
ClientOf = Callable[[Any], Client]


def url(room: Room, name: str = "conflicts") -> str:
    return reverse(name, args=[room.meeting.id])


def panel_url(room: Room, who: str = "gp") -> str:
    return reverse("conflict", args=[room.item.id, room.people[who].id])


@pytest.fixture
def officer(room: Room, client_of: ClientOf) -> Client:
    return client_of(RoleHeldFactory(role=Role.OFFICER, ccg=room.committee.ccg).user)


@pytest.mark.parametrize(("people", "items"), [(14, 14), (28, 28)])
def test_the_page_asks_the_same_few_queries_whatever_its_size(
    room: Room, officer: Client, people: int, items: int, django_assert_max_num_queries: Any
) -> None:
    for n in range(people - len(room.people)):
        room.seat(f"member{n}", office=f"Member {n}", category="lay")
        room.conflict(f"member{n}", organisation=OrganisationFactory())
    for n in range(items - 1):
        ConcernFactory(item=ItemFactory(meeting=room.meeting, number=f"7.{n}"), organisation=room.bidder)
    with django_assert_max_num_queries(MOST_QUERIES):
        response = officer.get(url(room))
    assert response.status_code == 200


def test_an_officer_sees_everybody_and_what_is_left(room: Room, officer: Client) -> None:
    page = officer.get(url(room)).content.decode()
    for said in ("Gp Example", "Chair Example", "Leave: Gp Example, item 6", "Votes left", "Quorate"):
        assert said in page


def test_a_member_sees_only_their_own_row(room: Room, client_of: ClientOf) -> None:
    client = client_of(room.people["gp"])
    page = client.get(url(room), follow=True).content.decode()
    assert "Leave: Gp Example, item 6" in page
    assert "Nurse Example" not in page
    assert client.get(panel_url(room, "nurse")).status_code == 404
    assert client.get(panel_url(room, "gp")).status_code == 200


def test_another_ccgs_officer_is_told_that_there_is_no_such_meeting(room: Room, client_of: ClientOf) -> None:
    stranger = client_of(RoleHeldFactory(role=Role.OFFICER, ccg=CcgFactory()).user)
    for address in (url(room), url(room, "conflicts_list"), panel_url(room)):
        assert stranger.get(address).status_code == 404


def test_who_is_not_signed_in_is_asked_to(room: Room, client: Client) -> None:
    assert client.get(url(room)).status_code == 302


def test_the_list_says_the_same_in_words(room: Room, officer: Client) -> None:
    page = officer.get(url(room, "conflicts_list")).content.decode()
    assert "Concerns Harbourside Ltd (bidder)." in page
    assert "Leave: Gp Example, item 6" in page
    assert "4 people with no conflict found" in page


def test_the_panel_says_why_under_which_rule_and_how_sure(room: Room, officer: Client) -> None:
    page = officer.get(panel_url(room)).content.decode()
    for said in (
        "Recommended: leave for this item",
        "→ Harbourside Ltd",
        "statutory guidance for CCGs, June 2017",
        "Only the person in the chair",
    ):
        assert said in page


def posted(step: str = "leave", **more: str) -> dict[str, str]:
    return {"step": step, "no_papers": "on", "reason": "", "follows": "", **more}


def test_the_chair_rules_from_the_panel(room: Room, client_of: ClientOf) -> None:
    chair = client_of(room.people["chair"])
    assert "Record this ruling" in chair.get(panel_url(room)).content.decode()
    response = chair.post(panel_url(room), posted(), follow=True)
    assert response.status_code == 200
    assert Ruling.objects.get().step == "leave"
    assert "Your ruling on Gp Example is recorded." in response.content.decode()
    assert "Decided" in chair.get(url(room)).content.decode()


def test_a_lighter_ruling_without_a_reason_comes_back_with_the_sentence(room: Room, client_of: ClientOf) -> None:
    response = client_of(room.people["chair"]).post(panel_url(room), posted("note"))
    assert "Give a reason: this asks less of the person than was recommended." in response.content.decode()
    assert not Ruling.objects.exists()


def test_a_member_who_posts_a_ruling_on_themselves_is_refused(room: Room, client_of: ClientOf) -> None:
    response = client_of(room.people["gp"]).post(panel_url(room), posted("none", reason="It is nothing."))
    assert response.status_code == 403
    assert "Nobody rules on their own conflict" in response.content.decode()
    assert not Ruling.objects.exists()


def test_an_auditor_sees_and_cannot_rule(room: Room, client_of: ClientOf) -> None:
    auditor = client_of(RoleHeldFactory(role=Role.AUDITOR, ccg=room.committee.ccg, since=date(2015, 4, 1)).user)
    assert "Record this ruling" not in auditor.get(panel_url(room)).content.decode()
    assert auditor.post(panel_url(room), posted()).status_code == 403


def test_an_item_without_a_quorum_is_the_first_thing_said(room: Room, officer: Client) -> None:
    for who in ("exec", "nurse"):
        room.conflict(who)
    page = officer.get(url(room)).content.decode()
    assert "Not safe yet: 1 item cannot be decided as things stand." in page
    assert "Item 6: not quorate: it needs at least 3 voting members" in page


def test_a_private_item_of_another_committee_is_not_shown(room: Room, client_of: ClientOf) -> None:
    other = CommitteeFactory(ccg=room.committee.ccg, name="Other committee", kind="other", level=None)
    ConveningFactory(meeting=room.meeting, committee=other)
    secret = ItemFactory(meeting=room.meeting, number="99", title="A secret of the other committee", part="private")
    ItemForFactory(item=secret, committee=other)
    member = client_of(room.people["gp"])
    for address in (url(room), url(room, "conflicts_list")):
        page = member.get(address, follow=True).content.decode()
        assert "A secret" not in page
        assert room.item.title in page


@pytest.fixture
def both_chairs_out(room: Room) -> Room:
    room.seat("lay3", office="Lay member", category="lay")
    room.seat("lay4", office="Another lay member", category="lay")
    room.conflict("chair")
    room.conflict("vice")
    return room


def test_the_members_choice_of_a_chair_is_recorded_from_the_list(both_chairs_out: Room, officer: Client) -> None:
    room = both_chairs_out
    address = reverse("choose_chair", args=[room.item.id, room.committee.id])
    assert address in officer.get(url(room, "conflicts_list")).content.decode()
    assert "Lay3 Example" in officer.get(address).content.decode()
    officer.post(address, {"person": str(room.people["lay3"].id), "reason": "All agreed."})
    assert address not in officer.get(url(room, "conflicts_list")).content.decode()
    assert ChosenChair.objects.get().person == room.people["lay3"]


def test_who_may_not_record_a_choice_is_told_so(both_chairs_out: Room, client_of: ClientOf) -> None:
    auditor = client_of(RoleHeldFactory(role=Role.AUDITOR, ccg=both_chairs_out.committee.ccg, since=date(2015, 4, 1)).user)
    address = reverse("choose_chair", args=[both_chairs_out.item.id, both_chairs_out.committee.id])
    assert "Record who was chosen" not in auditor.get(address).content.decode()
    sent = auditor.post(address, {"person": str(both_chairs_out.people["lay3"].id)})
    assert sent.status_code == 403
    assert not ChosenChair.objects.exists()


def test_the_history_tells_every_ruling(room: Room, client_of: ClientOf, officer: Client) -> None:
    client_of(room.people["chair"]).post(panel_url(room), posted())
    assert "Conflict ruled" in officer.get(url(room, "rulings_history")).content.decode()
    assert client_of(room.people["gp"]).get(url(room, "rulings_history")).status_code == 404


@pytest.fixture
def author(room: Room) -> Any:
    """The author of the paper of item 6, without a seat, with an interest in the bidder."""
    person = PersonFactory(name="Dr Basil Sample", ccg=room.committee.ccg)
    InterestFactory(person=person, organisation=room.bidder)
    ConfirmationFactory(person=person)
    ContributorFactory(item=room.item, person=person)
    room.people["author"] = person
    return person


def test_authors_and_advisers_stand_in_a_group_of_their_own(room: Room, officer: Client, author: Any) -> None:
    ItemFactory(meeting=room.meeting, number="9")
    matrix = officer.get(url(room)).content.decode()
    assert "Authors and advisers" in matrix
    assert "Leave: Dr Basil Sample, author, item 6" in matrix
    assert "No part in it" in matrix  # item 9
    listed = officer.get(url(room, "conflicts_list")).content.decode()
    assert listed.count("Authors and advisers") == 1
    assert "4 people with no conflict found" in listed


def test_the_panel_says_what_an_author_does_and_the_chair_rules_on_them(
    room: Room, client_of: ClientOf, author: Any
) -> None:
    chair = client_of(room.people["chair"])
    page = chair.get(panel_url(room, "author")).content.decode()
    assert "Dr Basil Sample wrote the paper of this item. They hold no seat" in page
    chair.post(panel_url(room, "author"), posted())
    assert Ruling.objects.get().person == author


def test_a_member_who_wrote_the_paper_keeps_one_row_that_says_so(room: Room, officer: Client) -> None:
    ContributorFactory(item=room.item, person=room.people["gp"])
    page = officer.get(url(room)).content.decode()
    assert "Leave: Gp Example, author, item 6" in page
    assert "Authors and advisers" not in page
    assert "author of this item" in officer.get(url(room, "conflicts_list")).content.decode()


def test_an_item_out_of_scope_says_so_on_the_matrix_the_list_and_the_first_lines(room: Room, officer: Client) -> None:
    ItemFactory(meeting=room.meeting, number="7", kind="individual_performance")
    for name in ("conflicts", "conflicts_list"):
        page = officer.get(url(room, name)).content.decode()
        assert "Not for decision here" in page
        assert "Item 7: not for decision here. The performance of an individual GP" in page
        assert "Not safe yet: 1 item cannot be decided as things stand." in page


def test_a_part_on_a_performer_is_said_and_stops_nothing(room: Room, officer: Client) -> None:
    ItemFactory(meeting=room.meeting, number="7", kind="practice_performance", touches_performer=True)
    for name in ("conflicts", "conflicts_list"):
        page = officer.get(url(room, name)).content.decode()
        assert "Part reserved" in page
        assert "that part goes to NHS England" in page
        assert "Not safe yet" not in page


def test_an_item_in_scope_needs_no_words(room: Room, officer: Client) -> None:
    page = officer.get(url(room, "conflicts_list")).content.decode()
    assert "Not for decision here" not in page
    assert "Part reserved" not in page


def test_in_common_the_committee_that_may_not_decide_is_named(room: Room, officer: Client) -> None:
    other = CommitteeFactory(name="Advising committee", level="greater_involvement")
    ConveningFactory(meeting=room.meeting, committee=other)
    page = officer.get(url(room, "conflicts_list")).content.decode()
    assert "Advising committee: With greater involvement the CCG advises NHS England" in page
