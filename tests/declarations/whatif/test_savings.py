"""A step tried as the ruling it would be: whether it is one, by whom, and what becomes of the papers."""

import pytest

from declarations.conflicts.services import Decision, rule
from declarations.guidance.vocabulary import Step
from declarations.whatif.address import Tries
from declarations.whatif.savings import Saving, savings
from declarations.whatif.selectors import tried_for
from declarations.whatif.suppositions import Handled
from tests.declarations.conflicts.conftest import Room


def saving(room: Room, step: Step | None, *, who: str = "gp", by: str = "chair") -> Saving:
    tries = Tries().trying(Handled(room.item.id, room.people[who].id, step))
    [one] = savings(tried_for(room.actor(by), room.meeting.id, tries))
    return one


def test_what_is_recommended_already_differs_in_nothing(room: Room) -> None:
    assert not saving(room, Step.LEAVE).differs
    assert saving(room, Step.NOTE).differs


def test_what_is_ruled_already_differs_in_nothing(room: Room) -> None:
    rule(
        room.item.id,
        person=room.people["gp"].id,
        decision=Decision(Step.NOTE, reason="He speaks for all."),
        by=room.actor("chair"),
    )
    assert not saving(room, Step.NOTE).differs
    assert saving(room, Step.LEAVE).differs


def test_where_nobody_can_tell_any_ruling_is_something_new(room: Room) -> None:
    room.conflict("exec", organisation=None, text="something at a firm")
    assert saving(room, None, who="exec").differs
    assert not saving(room, None, who="nurse").differs


@pytest.mark.parametrize(
    ("step", "no_papers"), [(Step.NOT_ATTEND, True), (Step.LEAVE, True), (Step.NOTE, False), (None, False)]
)
def test_papers_are_withheld_where_that_is_recommended_and_nothing_lighter_is_tried(
    room: Room, step: Step | None, no_papers: bool
) -> None:
    assert saving(room, step).decided("").no_papers is no_papers


def test_only_the_person_in_the_chair_may_save_it(room: Room) -> None:
    assert saving(room, Step.NOTE).case.verdict
    assert not saving(room, Step.NOTE, by="vice").case.verdict


def test_a_step_on_somebody_who_takes_no_part_is_no_ruling(room: Room) -> None:
    tries = Tries().trying(Handled(room.item.id, room.committee.id, None))
    assert savings(tried_for(room.actor("chair"), room.meeting.id, tries)) == ()
