"""The conflicts pages: who sees what, what they say, and how much they ask of the database."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from coi_register.accounts.actors import Role
from declarations.conflicts.models import Ruling
from tests.declarations.conflicts.conftest import Room
from tests.factories import CcgFactory, ConcernFactory, ItemFactory, OrganisationFactory, RoleHeldFactory

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
    page = client.get(url(room)).content.decode()
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
    assert "Four people" in page or "4 people with no conflict found" in page


def test_the_panel_says_why_under_which_rule_and_how_sure(room: Room, officer: Client) -> None:
    page = officer.get(panel_url(room)).content.decode()
    for said in ("Recommended: leave for this item", "→ Harbourside Ltd", "G2017", "Only the person in the chair"):
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
    assert "Item 6: not quorate: at least 3 voting members" in page
