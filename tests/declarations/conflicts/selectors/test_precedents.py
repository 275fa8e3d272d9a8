"""Precedents are the rulings in force of the same committee on cases of the same kind, for who may know of them."""

from datetime import date
from typing import Any

import pytest

from coi_register.accounts.actors import Role, command
from coi_register.audit import services as audit
from declarations.conflicts.models import Ruling
from declarations.conflicts.selectors import case_of, precedents_of
from declarations.conflicts.services import Decision, rule
from declarations.guidance.vocabulary import Step
from tests.declarations.conflicts.conftest import Room
from tests.factories import CommitteeFactory, ConcernFactory, ItemFactory, MeetingFactory, actor_with

LEAVE = Decision(Step.LEAVE, no_papers=True)


def awarded(room: Room, number: str, *, meeting: Any = None, **item: Any) -> Any:
    """Another item about the same bidder."""
    made = ItemFactory(meeting=meeting or room.meeting, number=number, **item)
    ConcernFactory(item=made, organisation=room.bidder, part_played="bidder")
    return made


def earlier(room: Room) -> Any:
    return MeetingFactory(ccg=room.committee.ccg, on=date(2018, 1, 11), committees=[room.committee])


def moved(meeting: Any, *, to: Any) -> None:
    """As if another committee had met."""
    [convening] = meeting.convenings.all()
    convening.committee = to
    with audit.deed("test", by=command("the test")):
        convening.save()


def ruled(room: Room, item: Any, who: str = "gp", decision: Decision = LEAVE, follows: Any = None) -> Ruling:
    return rule(item.pk, person=room.people[who].pk, decision=decision, by=room.actor("chair"), follows=follows)


def precedents(room: Room, actor: Any = None, who: str = "gp") -> list[Ruling] | None:
    actor = actor or room.actor("chair")
    case = case_of(room.item.pk, room.people[who].pk, actor)
    assert case
    found = precedents_of(case, actor)
    return None if found is None else list(found.rulings)


def test_a_ruling_keeps_what_it_may_be_compared_by(room: Room) -> None:
    ruling = ruled(room, room.item)
    assert (ruling.kind_of_case, ruling.interest.person) == ("financial/direct/named/award", room.people["gp"])


def test_the_last_rulings_on_like_cases_are_told_the_latest_first(room: Room) -> None:
    old, same_day = ruled(room, awarded(room, "3", meeting=earlier(room))), ruled(room, awarded(room, "7"))
    assert precedents(room) == [same_day, old]


def test_the_case_itself_is_not_its_own_precedent_but_that_of_another_person(room: Room) -> None:
    room.conflict("nurse")
    mine, theirs = ruled(room, room.item), ruled(room, room.item, "nurse")
    assert (precedents(room), precedents(room, who="nurse")) == ([theirs], [mine])


def test_only_the_ruling_in_force_counts(room: Room) -> None:
    other = awarded(room, "7")
    first = ruled(room, other)
    second = ruled(room, other, decision=Decision(Step.NOTE, reason="The bid was withdrawn."), follows=first.pk)
    assert precedents(room) == [second]


def test_what_is_of_another_kind_or_came_later_or_was_elsewhere_is_no_precedent(room: Room) -> None:
    ruled(room, awarded(room, "7", kind="strategy"), decision=Decision(Step.NOTE, no_papers=True, reason="A strategy only."))
    room.conflict("nurse", direct=False, relationship="close_friend")
    ruled(room, awarded(room, "8"), "nurse")
    later = MeetingFactory(ccg=room.committee.ccg, on=date(2018, 4, 12), committees=[room.committee])
    ruled(room, awarded(room, "9", meeting=later))
    other = CommitteeFactory(ccg=room.committee.ccg, name="Another committee")
    before_them = ruled(room, awarded(room, "10", meeting=earlier(room)))
    before_others = ruled(room, awarded(room, "11", meeting=earlier(room)))
    moved(before_others.item.meeting, to=other)
    assert precedents(room) == [before_them]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.GUARDIAN, Role.AUDITOR])
def test_governance_reads_them_and_members_do_not(room: Room, role: Role) -> None:
    ruled(room, awarded(room, "7"))
    assert len(precedents(room, actor_with(role, ccg=room.committee.ccg)) or []) == 1
    assert precedents(room, room.actor("gp")) is None
    assert precedents(room, room.actor("nurse")) is None


def test_a_case_without_a_flag_has_none(room: Room) -> None:
    assert precedents(room, who="exec") is None


def test_they_take_one_query(room: Room, django_assert_num_queries: Any) -> None:
    for number in range(10, 18):
        ruled(room, awarded(room, str(number)))
    chair = room.actor("chair")
    case = case_of(room.item.pk, room.people["gp"].pk, chair)
    assert case
    with django_assert_num_queries(1):
        found = precedents_of(case, chair)
        assert found
        assert len([(one.person.name, one.item.meeting.on, one.ruled_by.name) for one in found.rulings]) == 5
