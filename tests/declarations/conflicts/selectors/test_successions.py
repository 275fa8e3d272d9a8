"""Whom the members may choose to preside, and who may read what was ruled."""

from uuid import uuid4

import pytest
from django.http import Http404

from declarations.conflicts.selectors import history_of_rulings, meeting_with_rulings, succession_for
from declarations.conflicts.services import Decision, rule
from declarations.guidance.vocabulary import Step
from tests.declarations.conflicts.conftest import Room


def test_nobody_is_to_be_chosen_while_somebody_presides(room: Room) -> None:
    assert succession_for(room.actor("vice"), room.item.id, room.committee.id).choice == ()


def test_the_choice_is_among_the_unconflicted_lay_members_with_a_vote(room: Room) -> None:
    for who in ("lay3", "lay4"):
        room.seat(who, office=who, category="lay")
    room.seat("lay5", office="Lay adviser", category="lay", voting=False)
    for who in ("chair", "vice"):
        room.conflict(who)
    choice = succession_for(room.actor("vice"), room.item.id, room.committee.id).choice
    assert {sitting.name for sitting in choice} == {"Lay3 Example", "Lay4 Example"}


def test_a_member_and_a_stranger_to_the_item_are_told_that_there_is_no_such_page(room: Room) -> None:
    with pytest.raises(Http404):
        succession_for(room.actor("gp"), room.item.id, room.committee.id)
    with pytest.raises(Http404):
        succession_for(room.actor("vice"), room.item.id, uuid4())


def test_the_history_holds_every_ruling_of_the_meeting(room: Room) -> None:
    rule(room.item.id, person=room.people["gp"].id, decision=Decision(Step.LEAVE, no_papers=True), by=room.actor("chair"))
    chair = room.actor("chair")
    rulings, chosen = history_of_rulings(chair, meeting_with_rulings(chair, room.meeting.id))
    assert (rulings.count(), chosen.count()) == (1, 0)
    with pytest.raises(Http404):
        meeting_with_rulings(room.actor("gp"), room.meeting.id)
