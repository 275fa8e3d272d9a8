"""Dismissals as they stand on a day, with the facts as they are then, in a few queries however many."""

from datetime import date
from typing import Any

import pytest
from django.http import Http404

from coi_register.accounts.actors import Role, command
from coi_register.audit import services as audit
from committees.models import Link
from declarations.conflicts.models import Dismissal
from declarations.conflicts.selectors import State, case_of, dismissal_for, dismissals_for, standing, waiting_for
from declarations.conflicts.services import NoMatch, confirm, dismiss, withdraw
from declarations.models import Interest
from tests.declarations.conflicts.conftest import ON, Room
from tests.factories import CcgFactory, ConcernFactory, LinkFactory, PracticeFactory, actor_with


def dismissed(room: Room, who: str = "gp", **otherwise: Any) -> Dismissal:
    interest = Interest.objects.filter(person=room.people[who]).latest("since").pk
    found = NoMatch(interest, str(room.bidder.pk), "Another firm", **otherwise)
    return dismiss(room.item.pk, person=room.people[who].pk, found=found, on=ON, by=room.actor("chair"))


def in_force(room: Room, who: str = "gp", **otherwise: Any) -> Dismissal:
    return confirm(dismissed(room, who, **otherwise), on=ON, by=room.actor("vice"))


def saved(row: Any, **changes: Any) -> None:
    for field, value in changes.items():
        setattr(row, field, value)
    with audit.deed("test", by=command("the test")):
        row.save()


def state(row: Dismissal, on: date = ON) -> State:
    [one] = standing([row], on=on)
    return one.state


def test_it_waits_then_holds_then_is_over_or_taken_back(room: Room) -> None:
    row = dismissed(room, until=date(2018, 6, 30))
    assert state(row) is State.PENDING
    row = confirm(row, on=ON, by=room.actor("vice"))
    assert (state(row), state(row, date(2018, 6, 30))) == (State.IN_FORCE, State.OVER)
    assert state(withdraw(row, because="It is the same firm.", on=ON, by=room.actor("vice"))) is State.WITHDRAWN


def test_it_has_lapsed_once_the_interest_or_the_party_changed(room: Room) -> None:
    row = in_force(room)
    saved(room.bidder, name="Harbourside Healthcare Ltd")
    [one] = standing([row], on=ON)
    assert one.state is State.LAPSED
    assert [ground.says for ground in one.since_then] == ["the party, Harbourside Healthcare Ltd (Company)"]
    saved(room.bidder, name="Harbourside Ltd")
    assert state(row) is State.IN_FORCE
    saved(Interest.objects.get(person=room.people["gp"]), text="Another.")
    assert state(row) is State.LAPSED


@pytest.fixture
def linked(room: Room) -> Link:
    """The nurse’s husband is a partner of a practice that belongs to the bidder."""
    practice = PracticeFactory(name="Riverside Practice")
    room.conflict("nurse", organisation=practice, direct=False, relationship="spouse_or_partner")
    return LinkFactory(organisation=practice, to=room.bidder, kind="member_of", since=date(2014, 10, 1))


def test_it_has_lapsed_once_a_link_on_the_way_changed(room: Room, linked: Link) -> None:
    row = dismissed(room, "nurse")
    assert state(row) is State.IN_FORCE
    saved(linked, until=date(2018, 9, 30))
    assert state(row) is State.LAPSED


def test_a_second_stretch_of_the_same_link_changes_nothing_while_the_first_stands(room: Room, linked: Link) -> None:
    row = dismissed(room, "nurse")
    LinkFactory(
        organisation=linked.organisation, to=room.bidder, kind="member_of", since=date(2012, 1, 1), until=date(2013, 1, 1)
    )
    assert state(row) is State.IN_FORCE


def test_a_class_and_a_topic_may_be_dismissed_too(room: Room) -> None:
    ConcernFactory(item=room.item, topic="dermatology")
    room.conflict("exec", organisation=None, topic="dermatology", category="non_financial_professional")
    found = NoMatch(Interest.objects.get(person=room.people["exec"]).pk, "dermatology", "Another field")
    row = dismiss(room.item.pk, person=room.people["exec"].pk, found=found, on=ON, by=room.actor("chair"))
    assert (row.party, row.party_key, state(row)) == ("dermatology", "dermatology", State.IN_FORCE)


def test_whoever_may_be_the_second_person_is_asked(room: Room) -> None:
    row = dismissed(room)
    assert waiting_for(room.actor("vice")) == [row]
    for who in ("chair", "gp", "nurse"):  # who dismissed it, whose it is, and who has no right
        assert waiting_for(room.actor(who)) == []
    assert waiting_for(actor_with(Role.OFFICER, ccg=room.committee.ccg)) == [row]
    assert waiting_for(actor_with(Role.OFFICER, ccg=CcgFactory())) == []
    assert waiting_for(actor_with(Role.GUARDIAN, ccg=room.committee.ccg)) == []


def test_a_case_tells_what_waits_on_its_own_matches(room: Room) -> None:
    row = dismissed(room)
    case = case_of(room.item.pk, room.people["gp"].pk, room.actor("vice"))
    assert case
    assert case.pending == [row]


@pytest.mark.parametrize(("role", "reads"), [(Role.AUDITOR, True), (Role.GUARDIAN, True), (Role.SECRETARY, False)])
def test_they_are_read_by_those_who_oversee(room: Room, role: Role, reads: bool) -> None:
    row = dismissed(room)
    actor = actor_with(role, ccg=room.committee.ccg, committee=room.committee)
    assert [one.row for one in dismissals_for(actor, on=ON)] == ([row] if reads else [])
    if not reads:
        with pytest.raises(Http404):
            dismissal_for(actor, row.pk)


@pytest.mark.parametrize("many", [1, 4])
def test_they_come_in_few_queries_however_many(room: Room, many: int, django_assert_num_queries: Any) -> None:
    for n in range(many):
        room.seat(f"member{n}", office=f"Member {n}", category="lay")
        room.conflict(f"member{n}", direct=False, relationship="close_friend")
        dismissed(room, f"member{n}")
    officer = actor_with(Role.OFFICER, ccg=room.committee.ccg)
    with django_assert_num_queries(5):
        assert len(dismissals_for(officer, on=ON)) == many
