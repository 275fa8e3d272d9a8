"""What an actor oversees: held meetings as they were handled, and rulings in force, of their own CCG and nobody else's."""

from datetime import date
from typing import Any

import pytest

from coi_register.accounts.actors import Actor, Role, command
from coi_register.audit import services as audit
from declarations.conflicts.services import Decision, rule
from declarations.guidance.vocabulary import Step
from declarations.oversight.facts import HeldItem
from declarations.oversight.periods import Period, financial_year
from declarations.oversight.selectors import Overseen, committees_for
from tests.declarations.conflicts.conftest import Room, room
from tests.factories import (
    AttendanceFactory,
    CcgFactory,
    CommitteeFactory,
    ConcernFactory,
    ConveningFactory,
    ItemFactory,
    ItemForFactory,
    MeetingFactory,
    actor_with,
)

__all__ = ["room"]
YEAR = financial_year(2017)


@pytest.fixture
def guardian(room: Room) -> Actor:
    hold(room)
    return actor_with(Role.GUARDIAN, ccg=room.committee.ccg)


def hold(room: Room, state: str = "held") -> None:
    room.meeting.state = state
    with audit.deed("test", by=command("the test")):
        room.meeting.save()


def only(overseen: Overseen) -> HeldItem:
    [meeting] = overseen.meetings
    [item] = meeting.items
    return item


def withdrew(item: HeldItem) -> set[str]:
    return {one.name for one in item.people if one.withdrew}


def ruled(room: Room, decision: Decision, **more: Any) -> None:
    rule(room.item.pk, person=room.people["gp"].pk, decision=decision, by=room.actor("chair"), **more)


def test_a_recommendation_counts_where_nobody_ruled(room: Room, guardian: Actor) -> None:
    item = only(Overseen(guardian, YEAR))
    assert (withdrew(item), item.withdrawals, len(item.people), item.lost_quorum) == ({"Gp Example"}, 1, 5, False)
    assert Overseen(guardian, YEAR).rulings == ()


def test_a_ruling_counts_before_the_recommendation(room: Room, guardian: Actor) -> None:
    ruled(room, Decision(Step.NOTE, no_papers=True, reason="The bid was withdrawn."))
    assert withdrew(only(Overseen(guardian, YEAR))) == set()
    [ruling] = Overseen(guardian, YEAR).rulings
    assert (ruling.proposed, ruling.step, ruling.reason) == (Step.LEAVE, Step.NOTE, "The bid was withdrawn.")
    assert (ruling.name, ruling.by, ruling.interest_says) == (
        "Gp Example",
        "Chair Example, chair",
        "Director, Harbourside Ltd",
    )


def test_only_the_ruling_in_force_is_compared(room: Room, guardian: Actor) -> None:
    ruled(room, Decision(Step.LEAVE, no_papers=True))
    first = room.item.rulings.get()
    ruled(room, Decision(Step.NOTE, no_papers=True, reason="The bid was withdrawn."), follows=first.pk)
    assert [one.step for one in Overseen(guardian, YEAR).rulings] == [Step.NOTE]


def test_a_quorum_is_lost_when_too_few_are_left(room: Room, guardian: Actor) -> None:
    for who in ("exec", "nurse"):
        room.conflict(who)
    assert only(Overseen(guardian, YEAR)).lost_quorum


def test_who_sent_apologies_took_no_part(room: Room, guardian: Actor) -> None:
    seat = room.people["gp"].holdings.get().seat
    AttendanceFactory(meeting=room.meeting, person=room.people["gp"], seat=seat, state="apologies")
    item = only(Overseen(guardian, YEAR))
    assert (withdrew(item), len(item.people)) == (set(), 4)


def test_somebody_in_attendance_is_no_member(room: Room, guardian: Actor) -> None:
    room.seat("lmc", office="Local Medical Committee", category="in_attendance", voting=False)
    assert [one.name for one in only(Overseen(guardian, YEAR)).people if not one.is_member] == ["Lmc Example"]


@pytest.mark.parametrize("state", ["planned", "cancelled"])
def test_a_meeting_that_was_not_held_is_not_counted(room: Room, guardian: Actor, state: str) -> None:
    hold(room, state)
    assert Overseen(guardian, YEAR).meetings == ()


@pytest.mark.parametrize(("since", "until", "counted"), [(1, 2, 1), (2, 3, 0)])
def test_a_period_has_its_first_day_and_not_its_last(
    room: Room, guardian: Actor, since: int, until: int, counted: int
) -> None:
    ruled(room, Decision(Step.LEAVE, no_papers=True))
    overseen = Overseen(guardian, Period("a day", date(2018, 3, since), date(2018, 3, until)))
    assert (len(overseen.meetings), len(overseen.rulings)) == (counted, counted)


def test_nothing_of_another_ccg_is_seen_even_where_both_meet(room: Room, guardian: Actor) -> None:
    ruled(room, Decision(Step.LEAVE, no_papers=True))
    theirs = CommitteeFactory(ccg=CcgFactory())
    ConveningFactory(meeting=room.meeting, committee=theirs)
    secret = ItemFactory(meeting=room.meeting, number="99", part="private")
    ItemForFactory(item=secret, committee=theirs)
    assert [item.number for item in Overseen(guardian, YEAR).meetings[0].items] == [room.item.number]
    stranger = actor_with(Role.GUARDIAN, ccg=CcgFactory())
    assert (Overseen(stranger, YEAR).meetings, Overseen(stranger, YEAR).rulings) == ((), ())
    assert committees_for(stranger) == []
    assert committees_for(guardian) == [room.committee]


def test_one_committee_may_be_looked_at_and_not_one_of_others(room: Room, guardian: Actor) -> None:
    ruled(room, Decision(Step.LEAVE, no_papers=True))
    other = CommitteeFactory(ccg=room.committee.ccg, name="Governing Body", kind="governing_body", level=None)
    for committee, counted in ((room.committee, 1), (other, 0), (CommitteeFactory(), 0)):
        overseen = Overseen(guardian, YEAR, committee.pk)
        assert (len(overseen.meetings), len(overseen.rulings)) == (counted, counted)


@pytest.mark.parametrize("more", [0, 12])
def test_rulings_take_three_queries_however_many(
    room: Room, guardian: Actor, more: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(more):
        meeting = MeetingFactory(ccg=room.committee.ccg, on=date(2018, 2, 1 + number), committees=[room.committee])
        item = ItemFactory(meeting=meeting)
        ConcernFactory(item=item, organisation=room.bidder)
        decision = Decision(Step.LEAVE, no_papers=True)
        rule(item.pk, person=room.people["gp"].pk, decision=decision, by=room.actor("chair"))
    with django_assert_max_num_queries(4):
        assert len(Overseen(guardian, YEAR).rulings) == more


def test_a_meeting_takes_its_eight_queries(room: Room, guardian: Actor, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(2 + 8):
        assert len(Overseen(guardian, YEAR).meetings) == 1
