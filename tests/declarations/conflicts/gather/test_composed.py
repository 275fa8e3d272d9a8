"""A committee as on a day, without a meeting."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.http import Http404

from coi_register.accounts.actors import Role
from committees.seats.quorum import Trial
from declarations.conflicts.gather import gather
from declarations.conflicts.gather.composed import Composed, composed_for
from declarations.conflicts.gather.seated import seated_on
from declarations.guidance.findings import Majority
from tests.declarations.conflicts.conftest import ON, Room
from tests.factories import (
    AttendanceFactory,
    CcgFactory,
    CommitteeFactory,
    HoldingFactory,
    SeatFactory,
    TermsFactory,
    actor_with,
)

QUERIES = 4  # the fourth is the rule book of the CCG


def composed(room: Room, on: date = ON) -> Composed:
    return composed_for(actor_with(Role.OFFICER, ccg=room.committee.ccg), room.committee.pk, on=on)


def test_the_same_people_sit_as_at_a_meeting_of_that_day_to_which_all_came(room: Room) -> None:
    met = gather(room.meeting.id)
    assert met is not None
    assert [(one.key, one.seat) for one in seated_on(ON, [room.committee.pk])] == [
        (one.key, one.seat) for one in met.facts.sittings
    ]


def test_apologies_for_a_meeting_of_that_day_take_nobody_from_the_committee(room: Room) -> None:
    seat = room.people["gp"].holdings.get().seat
    AttendanceFactory(meeting=room.meeting, person=room.people["gp"], seat=seat, state="apologies")
    assert all(sitting.present for sitting in seated_on(ON, [room.committee.pk]))


def test_a_deputy_has_no_seat_of_their_own(room: Room) -> None:
    HoldingFactory(seat=room.people["gp"].holdings.get().seat, deputy=True)
    assert len(composed(room).seats) == len(room.people)


def test_a_seat_with_nobody_but_a_deputy_is_vacant(room: Room) -> None:
    HoldingFactory(seat=SeatFactory(committee=room.committee, category="nurse", office="Nurse"), deputy=True)
    found = composed(room)
    assert "The seat of Nurse is vacant" in str(found.answer.remarks)
    assert len(found.seats) == len(room.people) + 1


def test_whoever_may_be_invited_has_no_seat_of_the_committee(room: Room) -> None:
    before = composed(room).answer
    guest = SeatFactory(committee=room.committee, category="gp", invited_as="other_governing_body")
    assert composed(room).answer == before
    HoldingFactory(seat=guest)
    assert composed(room).answer == before


def test_a_vacant_seat_counts_in_the_majority(room: Room) -> None:
    assert composed(room).answer.majority == Majority(3, 5)
    SeatFactory(committee=room.committee, category="lay")
    assert composed(room).answer.majority == Majority(4, 6)


def test_the_seats_and_the_rules_are_those_of_the_day(room: Room) -> None:
    SeatFactory(committee=room.committee, category="gp", since=date(2018, 4, 1))
    before, after = composed(room), composed(room, date(2018, 4, 1))
    assert (before.answer.majority.voting, after.answer.majority.voting) == (5, 6)
    assert composed(room, date(2014, 1, 1)).asked == ()
    assert {rule.id for rule in before.asked} >= {"pccc-chair-is-lay", "pccc-lay-executive-majority"}


def body_with(*categories: str, **terms: Any) -> Composed:
    """A committee of one seat of each category, under these terms, or under none."""
    committee = CommitteeFactory()
    for category in categories:
        SeatFactory(committee=committee, category=category)
    if terms:
        TermsFactory(committee=committee, **terms)
    return composed_for(actor_with(Role.OFFICER, ccg=committee.ccg), committee.pk, on=ON)


@pytest.mark.parametrize(("named", "fails"), [("gp", ["at least 1 of: GP"]), ("lay", [])])
def test_a_quorum_that_only_a_gp_can_meet_fails_when_the_gps_have_left(db: None, named: str, fails: list[str]) -> None:
    found = body_with("lay", "executive", "gp", minimum=2, clauses=[{"any_of": [named], "at_least": 1, "voting": False}])
    assert [clause.says for clause in (found.fails or {}).get(Trial.NO_GPS, ())] == fails


@pytest.mark.parametrize("terms", [{}, {"quorum_known": False}, {"minimum": None, "clauses": []}])
def test_nobody_can_tell_where_no_quorum_is_known(db: None, terms: dict[str, Any]) -> None:
    assert body_with("lay", "gp", **terms).fails is None


def test_nobody_can_tell_where_there_are_no_seats(db: None) -> None:
    assert body_with(minimum=2).fails is None


@pytest.mark.parametrize("more", [0, 20])
def test_it_asks_the_same_few_queries_whatever_the_size(room: Room, more: int, django_assert_num_queries: Any) -> None:
    for n in range(more):
        room.seat(f"member{n}", office=f"Member {n}", category="gp")
    actor = actor_with(Role.OFFICER, ccg=room.committee.ccg)
    with django_assert_num_queries(QUERIES):
        composed_for(actor, room.committee.pk, on=ON)


def test_another_ccgs_committee_is_as_one_that_never_was(room: Room) -> None:
    stranger = actor_with(Role.OFFICER, ccg=CcgFactory())
    for pk in (room.committee.pk, uuid4()):
        with pytest.raises(Http404, match=r"There is no such committee\."):
            composed_for(stranger, pk, on=ON)
