"""What would come of it is what does come of it, once it is done."""

from dataclasses import replace
from typing import Any

import pytest
from django.http import Http404

from coi_register.accounts.actors import Actor, Role
from coi_register.verdicts import NotAllowed
from committees.meetings.vocabulary import PartPlayed
from declarations.conflicts.selectors import assessed
from declarations.conflicts.services import Decision, choose_chair, rule
from declarations.guidance.vocabulary import Step
from declarations.whatif.address import Tries
from declarations.whatif.selectors import Tried, can_decide, people_to_invite, tried_for
from declarations.whatif.suppositions import Away, Comes, Deputised, Handled, Party, Supposition
from tests.declarations.conflicts.conftest import Room
from tests.factories import (
    AttendanceFactory,
    CcgFactory,
    CommitteeFactory,
    ConcernFactory,
    ConfirmationFactory,
    ConveningFactory,
    HoldingFactory,
    ItemFactory,
    ItemForFactory,
    MeetingFactory,
    OrganisationFactory,
    PersonFactory,
    actor_with,
)


@pytest.fixture
def officer(room: Room) -> Actor:
    return actor_with(Role.OFFICER, ccg=room.committee.ccg)


def tried(room: Room, by: Actor, *suppositions: Supposition) -> Tried:
    return tried_for(by, room.meeting.id, Tries().trying(*suppositions))


def standing(room: Room) -> Any:
    found = assessed(room.meeting.id)
    assert found
    return found.standing


def test_trying_nothing_is_what_stands(room: Room, officer: Actor) -> None:
    found = tried(room, officer)
    assert found.after.standing == found.before.standing == standing(room)


@pytest.mark.parametrize("step", [None, Step.NOTE, Step.LEAVE, Step.NOT_ATTEND])
def test_a_step_tried_is_the_assessment_after_the_ruling(room: Room, officer: Actor, step: Step | None) -> None:
    found = tried(room, officer, Handled(room.item.id, room.people["gp"].id, step))
    decision = Decision(step, no_papers=True, reason="The firm withdrew.")
    rule(room.item.id, person=room.people["gp"].id, decision=decision, by=room.actor("chair"))
    assert found.after.standing == standing(room)


def test_somebody_away_is_the_assessment_after_their_apologies(room: Room, officer: Actor) -> None:
    found = tried(room, officer, Away(room.people["chair"].id))
    seat = room.people["chair"].holdings.get().seat
    AttendanceFactory(meeting=room.meeting, person=room.people["chair"], seat=seat, state="apologies")
    assert found.after.standing == standing(room)
    assert tried(room, officer, Comes(room.people["chair"].id)).after.standing == found.before.standing


def nominate(room: Room, who: str) -> Any:
    """A deputy for somebody's seat, with a nil return of January."""
    seat = room.people[who].holdings.get().seat
    deputy = HoldingFactory(seat=seat, person=PersonFactory(name="Dora Deputy-Example", ccg=room.committee.ccg), deputy=True)
    ConfirmationFactory(person=deputy.person, nil=True)
    return deputy.person


def test_a_deputy_tried_is_the_assessment_after_they_are_recorded(room: Room, officer: Actor) -> None:
    deputy, seat = nominate(room, "exec"), room.people["exec"].holdings.get().seat
    found = tried(room, officer, Deputised(room.people["exec"].id, deputy.id))
    AttendanceFactory(meeting=room.meeting, person=room.people["exec"], seat=seat, state="apologies")
    AttendanceFactory(meeting=room.meeting, person=deputy, seat=seat, state="present", as_deputy=True)
    tried_item, recorded_item = found.after.standing.items[0], standing(room).items[0]
    assert tried_item.findings == recorded_item.findings
    [one], [other] = tried_item.after, recorded_item.after
    assert set(one.present) == set(other.present)  # a deputy who was recorded stands among the others
    assert replace(one, present=()) == replace(other, present=())


def test_a_party_tried_is_the_assessment_once_the_item_concerns_it(room: Room, officer: Actor) -> None:
    party = OrganisationFactory(name="Quayside Ltd")
    room.conflict("nurse", organisation=party)
    found = tried(room, officer, Party(room.item.id, party.name, party.id, PartPlayed.BIDDER))
    assert found.after.finding(room.item.id, room.people["nurse"].id).step is Step.LEAVE
    ConcernFactory(item=room.item, organisation=party, part_played="bidder")
    assert found.after.standing == standing(room)


def test_what_is_not_of_this_meeting_is_left_out_and_counted(room: Room, officer: Actor) -> None:
    other = ItemFactory()
    found = tried(room, officer, Handled(other.id, room.people["gp"].id, None), Away(PersonFactory().id))
    assert (found.suppositions, found.tries.unread) == ((), 2)


def test_a_private_item_of_others_can_neither_be_looked_at_nor_tried(room: Room) -> None:
    other = CommitteeFactory(ccg=CcgFactory())
    ConveningFactory(meeting=room.meeting, committee=other)
    hidden = ItemFactory(meeting=room.meeting, number="9", part="private")
    ItemForFactory(item=hidden, committee=other)
    chair = room.actor("chair")
    found = tried_for(chair, room.meeting.id, Tries(item=hidden.id).trying(Handled(hidden.id, room.people["gp"].id, None)))
    assert found.suppositions == ()
    assert found.shown
    assert found.shown.key == room.item.id


def test_who_sees_only_their_own_flags_may_try_nothing(room: Room) -> None:
    with pytest.raises(NotAllowed, match="You may not see flags on others here"):
        tried(room, room.actor("gp"))


def test_for_another_ccg_there_is_no_such_meeting(room: Room) -> None:
    with pytest.raises(Http404):
        tried(room, actor_with(Role.OFFICER, ccg=CcgFactory()))


def test_the_item_shown_is_the_first_that_cannot_be_decided(room: Room, officer: Actor) -> None:
    ItemFactory(meeting=room.meeting, number="1", decision=False)
    assert tried(room, officer).tries.item == room.item.id
    stuck = ItemFactory(meeting=room.meeting, number="7", order=7)
    for who in ("chair", "vice"):
        organisation = room.conflict(who, organisation=OrganisationFactory()).organisation
        ConcernFactory(item=stuck, organisation=organisation, part_played="bidder")
    found = tried(room, officer)
    assert found.tries.item == stuck.id
    assert can_decide(found.before, found.items[-1]) is False


def test_an_agenda_without_items_is_shown_whole(room: Room, officer: Actor) -> None:
    empty = MeetingFactory(ccg=room.committee.ccg, committees=[room.committee])
    found = tried_for(officer, empty.id, Tries())
    assert (found.shown, found.tries.whole) == (None, True)


def test_a_chair_whom_the_members_chose_presides_only_while_they_could_be_chosen(room: Room, officer: Actor) -> None:
    for who in ("lay3", "lay4"):
        room.seat(who, office=f"Lay member {who}", category="lay")
    for who in ("chair", "vice"):
        room.conflict(who)
    lay3, item = room.people["lay3"].id, room.item.id
    choose_chair(item, committee=room.committee.id, person=lay3, by=room.actor("vice"))
    found = tried(room, officer)
    assert found.after.chair_of(item, found.after.by_item[item].after[0]) == lay3
    away = tried(room, officer, Away(lay3))
    assert away.after.chair_of(item, away.after.by_item[item].after[0]) == room.people["lay4"].id


def test_whoever_sits_already_is_not_invited(room: Room, officer: Actor) -> None:
    farah = PersonFactory(name="Farah Example", ccg=room.committee.ccg)
    PersonFactory(name="Of Another-Example")
    invited = {person.name for person in people_to_invite(tried(room, officer))}
    assert farah.name in invited
    assert not invited & {"Of Another-Example", *(person.name for person in room.people.values())}
