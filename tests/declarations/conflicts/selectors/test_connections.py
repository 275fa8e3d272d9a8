"""Who on which committee is connected to an organisation: by which way, who may know, and of whom it cannot be told."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from coi_register.accounts.actors import Role
from coi_register.verdicts import NotAllowed
from committees.models import Organisation
from committees.organisations.vocabulary import LinkKind
from declarations.conflicts.selectors import Connections, connections_for
from tests.declarations.conflicts.conftest import ON, Room
from tests.factories import (
    CcgFactory,
    CommitteeFactory,
    HoldingFactory,
    InterestFactory,
    LinkFactory,
    OrganisationFactory,
    PersonFactory,
    PracticeFactory,
    SeatFactory,
    actor_with,
)

ClientOf = Callable[[Any], Client]


@pytest.fixture
def parent(room: Room) -> Organisation:
    """The owner of the bidder; its director sits as the nurse, a patient of a practice it has nothing to do with, too."""
    owner = OrganisationFactory(name="Parent plc")
    LinkFactory(organisation=room.bidder, kind="owned_by", to=owner, since=date(2016, 4, 1))
    return owner


def found_for(room: Room, organisation: Organisation, role: Role = Role.OFFICER) -> Connections:
    return connections_for(actor_with(role, ccg=room.committee.ccg), organisation.pk, on=ON)


def connected(found: Connections) -> dict[str, list[list[str]]]:
    return {one.name: [[stretch.label for stretch in way.path] for way in one.ways] for one in found.people if one.ways}


def test_an_interest_reaches_through_links_with_its_path(room: Room, parent: Organisation) -> None:
    found = found_for(room, parent)
    assert connected(found) == {"Gp Example": [["director", "Harbourside Ltd", "Parent plc"]]}
    [way] = next(one for one in found.people if one.ways).ways
    assert (way.path[2].link, way.path[2].since) == (LinkKind.OWNED_BY, date(2016, 4, 1))


def test_what_ended_within_the_look_back_still_counts_and_what_ended_before_does_not(room: Room) -> None:
    room.conflict("exec", until=date(2017, 10, 1))
    room.conflict("nurse", until=date(2017, 6, 1))
    assert set(connected(found_for(room, room.bidder))) == {"Gp Example", "Exec Example"}


def test_fellow_members_of_a_federation_are_not_connected(room: Room) -> None:
    one, other = PracticeFactory(), PracticeFactory()
    federation = LinkFactory(organisation=one).to
    LinkFactory(organisation=other, to=federation)
    room.conflict("nurse", organisation=one, role="partner")
    assert connected(found_for(room, other)) == {}
    assert set(connected(found_for(room, federation))) == {"Nurse Example"}


def test_a_deputy_is_told_of_and_somebody_who_has_left_is_not(room: Room) -> None:
    seat = SeatFactory(committee=room.committee, office="Finance", category="executive")
    for name, until, deputy in (("Deputy Example", None, True), ("Gone Example", date(2018, 3, 1), False)):
        person = PersonFactory(name=name, ccg=room.committee.ccg)
        HoldingFactory(seat=seat, person=person, deputy=deputy, until=until)
        InterestFactory(person=person, organisation=room.bidder)
    assert set(connected(found_for(room, room.bidder))) == {"Gp Example", "Deputy Example"}


def test_a_chair_sees_their_own_committee_only(room: Room) -> None:
    other = CommitteeFactory(ccg=room.committee.ccg, name="Other committee")
    person = PersonFactory(name="Elsewhere Example", ccg=room.committee.ccg)
    HoldingFactory(seat=SeatFactory(committee=other), person=person)
    InterestFactory(person=person, organisation=room.bidder)
    chair = actor_with(Role.CHAIR, ccg=room.committee.ccg, committee=room.committee)
    assert set(connected(connections_for(chair, room.bidder.pk, on=ON))) == {"Gp Example"}
    assert set(connected(found_for(room, room.bidder))) == {"Gp Example", "Elsewhere Example"}


@pytest.mark.parametrize("role", [Role.MEMBER, Role.VICE_CHAIR, Role.SECRETARY, Role.DECLARER])
def test_nobody_else_may_know(room: Room, role: Role) -> None:
    with pytest.raises(NotAllowed):
        connections_for(actor_with(role, ccg=room.committee.ccg, committee=room.committee), room.bidder.pk, on=ON)


def test_an_officer_of_another_ccg_sees_none_of_these_people(room: Room) -> None:
    stranger = actor_with(Role.OFFICER, ccg=CcgFactory())
    assert connections_for(stranger, room.bidder.pk, on=ON).people == ()


@pytest.mark.parametrize("more", [0, 12])
def test_the_queries_stay_the_same_whatever_the_size(
    room: Room, parent: Organisation, more: int, django_assert_num_queries: Any
) -> None:
    for n in range(more):
        room.seat(f"member{n}", office=f"Member {n}", category="lay")
        room.conflict(f"member{n}", organisation=LinkFactory(to=parent, kind="owned_by").organisation)
    officer = actor_with(Role.OFFICER, ccg=room.committee.ccg)
    with django_assert_num_queries(4):
        connections_for(officer, parent.pk, on=ON)


def test_the_page_names_seats_paths_and_doubts(room: Room, parent: Organisation, client_of: ClientOf) -> None:
    undeclared = PersonFactory(name="Silent Example", ccg=room.committee.ccg)
    HoldingFactory(seat=SeatFactory(committee=room.committee), person=undeclared)
    room.conflict("exec", organisation=None, role=None, text="Shares in something local")
    officer = client_of(actor_with(Role.OFFICER, ccg=room.committee.ccg))
    page = " ".join(officer.get(reverse("connected", args=[parent.pk])).content.decode().split())
    for said in (
        "Gp Example → Director (since 1 June 2015) → Harbourside Ltd → Parent plc (since 1 April 2016)",
        "Harbourside Ltd, Owned by, since 1 April 2016: Parent plc",
        f"Primary Care Commissioning Committee of {room.committee.ccg.name}: GP",
        "Silent Example</a> has made no declaration",
        "which is out of date; declared 1 interest in words only",
    ):
        assert said in page, said


def test_the_page_refuses_a_member_and_asks_who_is_not_signed_in(room: Room, client_of: ClientOf, client: Client) -> None:
    address = reverse("connected", args=[room.bidder.pk])
    assert client.get(address).status_code == 302
    assert client_of(actor_with(Role.MEMBER, ccg=room.committee.ccg)).get(address).status_code == 403
    assert (
        client_of(actor_with(Role.OFFICER, ccg=room.committee.ccg))
        .get(reverse("connected", args=[room.committee.pk]))
        .status_code
        == 404
    )


def test_a_patients_tie_ends_with_their_practice_and_the_page_says_so(room: Room, client_of: ClientOf) -> None:
    practice = PracticeFactory(name="Riverside Practice")
    federation = LinkFactory(organisation=practice, to__name="Valley Federation").to
    room.conflict("nurse", organisation=practice, category="non_financial_personal", role="patient")
    [way] = next(one for one in found_for(room, federation).people if one.ways).ways
    assert way.exception is not None
    assert way.exception.id == "links-carry-gain-only"
    page = client_of(actor_with(Role.OFFICER, ccg=room.committee.ccg)).get(reverse("connected", args=[federation.pk]))
    assert "Looked at, and not a connection" in page.content.decode()
    assert "none of them has declared an interest that reaches it" in page.content.decode()
