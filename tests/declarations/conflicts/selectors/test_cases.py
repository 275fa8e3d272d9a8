"""One person and one item are shown to who sees everybody's flags, and to the person."""

from uuid import uuid4

import pytest
from django.http import Http404

from declarations.conflicts.selectors import case_for, case_of
from declarations.conflicts.services import Decision, rule
from declarations.guidance.vocabulary import Step
from tests.declarations.conflicts.conftest import Room


def test_somebody_who_takes_no_part_is_no_case(room: Room) -> None:
    assert case_of(room.item.id, uuid4(), room.actor("chair")) is None
    assert case_of(uuid4(), room.people["gp"].id, room.actor("chair")) is None


@pytest.mark.parametrize(("who", "sees"), [("chair", True), ("vice", True), ("gp", True), ("nurse", False)])
def test_a_member_sees_their_own_case_and_the_chairs_every_one(room: Room, who: str, sees: bool) -> None:
    def case() -> object:
        return case_for(room.actor(who), room.item.id, room.people["gp"].id)

    if sees:
        assert case()
    else:
        with pytest.raises(Http404):
            case()


def test_a_case_tells_its_rulings_in_order_and_the_one_in_force(room: Room) -> None:
    person, chair = room.people["gp"].id, room.actor("chair")
    first = rule(room.item.id, person=person, decision=Decision(Step.LEAVE, no_papers=True), by=chair)
    lighter = Decision(Step.NOTE, reason="The bid was withdrawn.")
    second = rule(room.item.id, person=person, decision=lighter, by=chair, follows=first.id)
    case = case_of(room.item.id, person, chair)
    assert case
    assert (case.rulings, case.standing, case.follows) == ([first, second], second, second.id)
