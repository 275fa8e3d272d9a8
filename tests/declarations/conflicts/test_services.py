"""A ruling is made by the person in the chair, with a reason where it is lighter, and is followed, never edited."""

from uuid import uuid4

import pytest

from coi_register.audit.sealed import Sealed
from coi_register.audit.services import AlreadyDone
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from declarations.conflicts.models import Ruling
from declarations.conflicts.selectors import assessed
from declarations.conflicts.services import Decision, choose_chair, rule
from declarations.guidance.vocabulary import Step
from tests.declarations.conflicts.conftest import Room

AS_PROPOSED = Decision(Step.LEAVE, no_papers=True)


def ruled(room: Room, decision: Decision = AS_PROPOSED, *, by: str = "chair", about: str = "gp", **more: object) -> Ruling:
    return rule(room.item.id, person=room.people[about].id, decision=decision, by=room.actor(by), **more)  # type: ignore[arg-type]


def test_the_proposed_step_needs_no_reason(room: Room) -> None:
    ruling = ruled(room)
    assert (ruling.step, ruling.proposed_step, ruling.capacity) == ("leave", "leave", "chair")
    assert ruling.ruled_by == room.people["chair"]
    assert ruling.history.get().deed.name == "conflict.ruled"


@pytest.mark.parametrize(
    "decision",
    [Decision(Step.NOTE, no_papers=True), Decision(None, no_papers=True), Decision(Step.LEAVE, no_papers=False)],
)
def test_a_lighter_ruling_needs_a_reason(room: Room, decision: Decision) -> None:
    with pytest.raises(CannotBeDone, match="Give a reason: this asks less") as refusal:
        ruled(room, decision)
    assert refusal.value.field == "reason"
    assert not Ruling.objects.exists()


def test_a_heavier_ruling_needs_a_reason_too(room: Room) -> None:
    with pytest.raises(CannotBeDone, match="not what was recommended"):
        ruled(room, Decision(Step.NOT_ATTEND, no_papers=True))


def test_saying_there_is_no_conflict_where_nobody_can_tell_needs_a_reason(room: Room) -> None:
    room.conflict("exec", organisation=None, text="something at a firm")
    with pytest.raises(CannotBeDone, match="Give a reason"):
        ruled(room, Decision(None), about="exec")
    assert ruled(room, Decision(None, reason="The firm is in another county."), about="exec").step is None


def test_only_the_person_in_the_chair_rules(room: Room) -> None:
    with pytest.raises(NotAllowed, match="That is Chair Example"):
        ruled(room, by="vice")
    assert not Ruling.objects.exists()


def test_the_vice_chair_rules_on_the_chair(room: Room) -> None:
    room.conflict("chair")
    assert ruled(room, by="vice", about="chair").capacity == "vice_chair"


def test_a_ruling_is_followed_by_another_and_both_stay(room: Room) -> None:
    first = ruled(room)
    second = ruled(room, Decision(Step.NOTE, reason="The firm withdrew its bid."), follows=first.id)
    assert second.follows == first
    found = assessed(room.meeting.id)
    assert found
    assert found.ruling(room.item.id, room.people["gp"].id) == second
    assert Ruling.objects.count() == 2


def test_who_rules_on_what_somebody_else_has_ruled_on_is_told_and_nothing_is_saved(room: Room) -> None:
    ruled(room)
    with pytest.raises(CannotBeDone, match="Chair Example ruled “Leave” on this while you were deciding"):
        ruled(room, Decision(Step.NOTE, reason="I saw no ruling."), follows=None)
    assert Ruling.objects.count() == 1


def test_a_form_sent_twice_rules_once(room: Room) -> None:
    once = uuid4()
    first = ruled(room, once=once)
    with pytest.raises(AlreadyDone):
        ruled(room, once=once, follows=first.id)
    assert Ruling.objects.count() == 1


def test_a_ruling_is_never_deleted(room: Room) -> None:
    with pytest.raises(Sealed):
        ruled(room).delete()


def test_a_ruling_changes_what_is_left(room: Room) -> None:
    before = assessed(room.meeting.id)
    ruled(room, Decision(None, reason="Not this firm."))
    after = assessed(room.meeting.id)
    assert before
    assert after
    votes = [found.by_item[room.item.id].after[0].voting_present for found in (before, after)]
    assert votes == [4, 5]


@pytest.fixture
def both_chairs_out(room: Room) -> Room:
    room.seat("lay3", office="Lay member", category="lay")
    room.seat("lay4", office="Another lay member", category="lay")
    room.conflict("chair")
    room.conflict("vice")
    room.seat("secretary", office="Secretary", category="in_attendance", voting=False)
    return room


def test_the_members_choice_of_a_chair_is_recorded_and_they_rule(both_chairs_out: Room) -> None:
    room = both_chairs_out
    choose_chair(
        room.item.id, committee=room.committee.id, person=room.people["lay3"].id, by=room.actor("vice"), reason="All agreed."
    )
    assert ruled(room, by="lay3").capacity == "chosen"


def test_only_an_unconflicted_lay_voting_member_can_be_chosen_for_a_pccc(both_chairs_out: Room) -> None:
    room = both_chairs_out
    with pytest.raises(CannotBeDone, match="cannot be chosen"):
        choose_chair(room.item.id, committee=room.committee.id, person=room.people["exec"].id, by=room.actor("vice"))


def test_nobody_is_chosen_while_somebody_is_in_the_chair(room: Room) -> None:
    with pytest.raises(CannotBeDone, match="Chair Example, presides"):
        choose_chair(room.item.id, committee=room.committee.id, person=room.people["vice"].id, by=room.actor("vice"))
