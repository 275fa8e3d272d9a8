"""A meeting's facts beside its assessment: looked up by key, and shown only to those who may read it."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.http import Http404

from coi_register.accounts.actors import Role
from committees.models import Organisation
from declarations.adoption import services
from declarations.conflicts.selectors import Assessed, assessed, assessed_for
from declarations.guidance.vocabulary import Outcome, Step
from tests.declarations.adoption.conftest import FIRES, KEEPS_STILL, MEMBERS_LEAVE
from tests.declarations.conflicts.conftest import ON, Room
from tests.factories import (
    CcgFactory,
    CommitteeFactory,
    ConcernFactory,
    ConveningFactory,
    ItemFactory,
    ItemForFactory,
    MeetingFactory,
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


def own_rule_for(ccg: Organisation) -> None:
    """The CCG's own rule: whoever gains by a provider that is named does not attend at all."""
    officer, guardian = actor_with(Role.OFFICER, ccg=ccg), actor_with(Role.GUARDIAN, ccg=ccg)
    wording = replace(
        MEMBERS_LEAVE,
        says="A named provider's directors do not attend.",
        when=("interest is financial", "item names its organisation"),
        step=Step.NOT_ATTEND,
    )
    variation = services.draft(ccg, wording=wording, by=officer)
    gain = {"category": "financial", "direct": True, "role": "director", "in": "Rowan Hospice"}
    for case in (replace(FIRES, interest=gain), KEEPS_STILL):
        variation = services.try_case(variation, case=case, version=variation.version, by=officer)
    services.put_in_force(variation, version=variation.version, by=guardian)


def test_the_convening_ccgs_own_rules_are_used(room: Room) -> None:
    before = assessed(room.meeting.id)
    own_rule_for(room.committee.ccg)
    after = assessed(room.meeting.id)
    assert before
    assert after
    steps = [found.finding(room.item.id, room.people["gp"].pk).step for found in (before, after)]
    assert steps == ["leave", "not_attend"]
    assert "LOCAL" in after.standing.instruments
    assert before.standing.digest != after.standing.digest == after.book.digest


def test_at_a_meeting_in_common_the_policy_of_the_ccg_that_convenes_it_governs(room: Room) -> None:
    other = CommitteeFactory()
    in_common = MeetingFactory(ccg=other.ccg, on=ON, committees=[room.committee, other])
    item = ItemFactory(meeting=in_common)
    ConcernFactory(item=item, organisation=room.bidder)
    own_rule_for(room.committee.ccg)
    found = assessed(in_common.pk)
    assert found
    assert found.finding(item.pk, room.people["gp"].pk).step == "leave"
    own_rule_for(other.ccg)
    found = assessed(in_common.pk)
    assert found
    assert found.finding(item.pk, room.people["gp"].pk).step == "not_attend"
