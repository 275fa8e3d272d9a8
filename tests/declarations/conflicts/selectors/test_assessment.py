"""A meeting's facts beside its assessment: looked up by key, and shown only to those who may read it."""

from uuid import uuid4

import pytest
from django.http import Http404

from coi_register.accounts.actors import Role
from declarations.conflicts.selectors import Assessed, assessed, assessed_for
from declarations.guidance.vocabulary import Outcome
from tests.declarations.conflicts.conftest import Room
from tests.factories import (
    CcgFactory,
    CommitteeFactory,
    ConveningFactory,
    ItemFactory,
    ItemForFactory,
    actor_with,
)


def of(room: Room) -> Assessed:
    found = assessed(room.meeting.id)
    assert found
    return found


def test_there_is_no_assessment_of_a_meeting_that_is_not_there(db: None) -> None:
    assert assessed(uuid4()) is None


def test_only_the_rules_of_the_instruments_named_are_asked(room: Room) -> None:
    narrowed = assessed(room.meeting.id, instruments=("ACT",))
    assert narrowed
    assert narrowed.finding(room.item.id, room.people["gp"].id).outcome is Outcome.CANNOT_TELL
    assert of(room).finding(room.item.id, room.people["gp"].id).outcome is Outcome.FLAG


def test_a_meeting_of_another_ccg_is_not_there(room: Room) -> None:
    assert assessed_for(actor_with(Role.OFFICER, ccg=room.committee.ccg), room.meeting.id)
    with pytest.raises(Http404):
        assessed_for(actor_with(Role.OFFICER, ccg=CcgFactory()), room.meeting.id)


def test_committees_of_one_name_are_told_apart_by_their_ccg(room: Room) -> None:
    other = CommitteeFactory(name=room.committee.name, ccg=CcgFactory(name="NHS Other CCG"))
    assert of(room).committee_names == {room.committee.id: room.committee.name}
    ConveningFactory(meeting=room.meeting, committee=other)
    assert of(room).committee_names[other.id] == f"{room.committee.name}, NHS Other CCG"


def test_a_private_item_is_read_by_its_committee_and_by_whoever_convenes(room: Room) -> None:
    other = CommitteeFactory(ccg=CcgFactory(), name="Other committee")
    ConveningFactory(meeting=room.meeting, committee=other)
    private = ItemFactory(meeting=room.meeting, number="99", part="private")
    ItemForFactory(item=private, committee=other)
    found = of(room)
    read = {
        who: private.id in {item.key for item in found.items_for(actor)}
        for who, actor in {
            "member": room.actor("gp"),
            "convening officer": actor_with(Role.OFFICER, ccg=room.committee.ccg),
            "officer of the other CCG": actor_with(Role.OFFICER, ccg=other.ccg),
        }.items()
    }
    assert read == {"member": False, "convening officer": True, "officer of the other CCG": True}


def test_who_presides_is_the_chair_or_the_vice_chair_in_their_place(room: Room) -> None:
    gp = room.people["gp"].id
    assert of(room).person_in_the_chair(room.item.id, gp) == room.people["chair"].id
    room.conflict("chair")
    assert of(room).person_in_the_chair(room.item.id, gp) == room.people["vice"].id
