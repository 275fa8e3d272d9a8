"""The facts that the decision service is told are those in the rooms, in the same few queries whatever the size."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from coi_register.accounts.actors import command
from coi_register.audit import services as audit
from committees.meetings.vocabulary import AffectedClass, Contribution, PartPlayed
from committees.models import Committee
from committees.seats.vocabulary import InvitedAs, SeatCategory
from declarations.conflicts.gather import gather
from declarations.guidance.facts import Sitting
from declarations.guidance.findings import Finding
from declarations.guidance.judgement import judge
from declarations.guidance.rulebook import load
from declarations.guidance.vocabulary import Outcome
from tests.declarations.conflicts.conftest import ON, Room
from tests.factories import (
    AttendanceFactory,
    CommitteeFactory,
    ConcernFactory,
    ConfirmationFactory,
    ContributorFactory,
    ConveningFactory,
    HoldingFactory,
    InterestFactory,
    ItemFactory,
    LinkFactory,
    MeetingFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    SeatFactory,
    TermsFactory,
)

QUERIES = 8


def test_a_meeting_that_is_not_there_gathers_nothing(db: None) -> None:
    assert gather(uuid4()) is None


def test_seats_bring_their_category_and_vote_and_people_their_interests(room: Room) -> None:
    found = gather(room.meeting.id)
    assert found
    sitting = next(one for one in found.facts.sittings if one.key == room.people["gp"].id)
    assert (sitting.seat.category, sitting.seat.voting) == (SeatCategory.GP, True)
    assert [interest.organisation for interest in sitting.interests] == [room.bidder.id]
    assert sitting.confirmed == date(2018, 1, 10)


def test_a_declared_interest_dates_the_last_declaration_too(room: Room) -> None:
    room.conflict("exec", declared_on=date(2018, 2, 20))
    found = gather(room.meeting.id)
    assert found
    assert next(one for one in found.facts.sittings if one.key == room.people["exec"].id).confirmed == date(2018, 2, 20)


def test_a_vacant_seat_sits_without_a_person(room: Room) -> None:
    seat = SeatFactory(committee=room.committee, office="Secondary care doctor", category="secondary_care")
    found = gather(room.meeting.id)
    assert found
    vacant = next(one for one in found.facts.sittings if one.vacant)
    assert (vacant.key, vacant.present) == (seat.id, False)


def test_apologies_and_absences_are_told(room: Room) -> None:
    AttendanceFactory(
        meeting=room.meeting,
        person=room.people["exec"],
        seat=room.people["exec"].holdings.get().seat,
        state="apologies",
    )
    found = gather(room.meeting.id)
    assert found
    assert [one.name for one in found.facts.sittings if not one.present] == ["Exec Example"]


def sitting_of(room: Room, person: Any) -> Sitting:
    found = gather(room.meeting.id)
    assert found
    return next(one for one in found.facts.sittings if (one.person or one.key) == person.id)


def test_a_deputy_stands_by_until_they_come_and_never_presides(room: Room) -> None:
    seat = room.people["chair"].holdings.get().seat
    deputy = HoldingFactory(seat=seat, deputy=True).person
    InterestFactory(person=deputy, organisation=room.bidder)
    before = sitting_of(room, deputy)
    assert (before.present, before.stands_by, before.deputy_for) == (False, True, room.people["chair"].id)
    assert [interest.organisation for interest in before.interests] == [room.bidder.id]
    AttendanceFactory(meeting=room.meeting, person=deputy, seat=seat, state="present", as_deputy=True)
    came = sitting_of(room, deputy)
    assert (came.present, came.stands_by, came.seat.chair) == (True, False, False)


@pytest.mark.parametrize(
    ("state", "present"), [(None, False), ("apologies", False), ("absent", False), ("expected", True), ("present", True)]
)
def test_whoever_may_be_invited_is_there_only_when_it_is_recorded_that_they_come(
    room: Room, state: str, present: bool
) -> None:
    seat = SeatFactory(committee=room.committee, category="gp", invited_as="other_governing_body")
    guest = HoldingFactory(seat=seat).person
    InterestFactory(person=guest, organisation=room.bidder)
    if state:
        AttendanceFactory(meeting=room.meeting, person=guest, seat=seat, state=state)
    sitting = sitting_of(room, guest)
    assert (sitting.present, sitting.seat.invited_as) == (present, InvitedAs.OTHER_GOVERNING_BODY)
    assert [interest.organisation for interest in sitting.interests] == [room.bidder.id]


def test_a_place_for_a_guest_waits_for_nobody(room: Room) -> None:
    seat = SeatFactory(committee=room.committee, invited_as="ccg_member")
    HoldingFactory(seat=seat, deputy=True)
    found = gather(room.meeting.id)
    assert found
    assert not any(one.vacant or one.seat.invited_as for one in found.facts.sittings)


def test_who_stands_by_for_another_is_found_first_in_their_own_seat(room: Room) -> None:
    HoldingFactory(seat=room.people["chair"].holdings.get().seat, person=room.people["nurse"], deputy=True)
    assert sitting_of(room, room.people["nurse"]).present
    found = gather(room.meeting.id)
    assert found
    assert len({one.key for one in found.facts.sittings}) == len(found.facts.sittings) == len(room.people) + 1


def test_the_next_meeting_of_the_committee_is_told_but_not_one_cancelled_or_before(room: Room) -> None:
    for on, state in [
        (date(2018, 2, 1), "planned"),
        (date(2018, 4, 1), "cancelled"),
        (date(2018, 5, 1), "planned"),
        (date(2018, 4, 12), "planned"),
    ]:
        MeetingFactory(ccg=room.committee.ccg, on=on, state=state, committees=[room.committee])
    found = gather(room.meeting.id)
    assert found
    assert found.facts.next_meetings == {room.committee.id: date(2018, 4, 12)}


def reports(room: Room, *, to: Committee) -> None:
    room.committee.reports_to = to
    with audit.deed("test", by=command("tests")):
        room.committee.save()


def test_the_committee_above_is_told_with_everybody_who_sits_there(room: Room) -> None:
    body = CommitteeFactory(ccg=room.committee.ccg, name="Governing Body", kind="governing_body", level=None)
    TermsFactory(committee=body, minimum=2)
    HoldingFactory(seat=SeatFactory(committee=body, office="GP member", category="gp"), person=room.people["gp"])
    reports(room, to=body)
    found = gather(room.meeting.id)
    assert found
    [above] = found.facts.elsewhere
    assert (above.committee.name, above.committee.quorum and above.committee.quorum.minimum) == ("Governing Body", 2)
    assert [(one.key, len(one.interests)) for one in above.sittings] == [(room.people["gp"].id, 1)]
    assert len(found.facts.sittings) == len(room.people)


def test_a_committee_above_that_meets_here_too_is_no_other(room: Room) -> None:
    body = CommitteeFactory(ccg=room.committee.ccg, name="Governing Body", kind="governing_body", level=None)
    ConveningFactory(meeting=room.meeting, committee=body)
    reports(room, to=body)
    found = gather(room.meeting.id)
    assert found
    assert found.facts.elsewhere == ()


def test_two_who_share_a_seat_share_a_vote(room: Room) -> None:
    seat = SeatFactory(committee=room.committee, office="Joint directors", category="executive", shared=True)
    first, second = PersonFactory.create_batch(2, ccg=room.committee.ccg)
    HoldingFactory(seat=seat, person=first, place=1)
    HoldingFactory(seat=seat, person=second, place=2)
    found = gather(room.meeting.id)
    assert found
    sharing = {one.key: one.shares_vote_with for one in found.facts.sittings}
    assert sharing[second.id] == first.id


def test_a_person_with_unlike_seats_on_two_committees_sits_twice(room: Room) -> None:
    other = CommitteeFactory(ccg=room.committee.ccg, name="Other committee", kind="other", level=None)
    ConveningFactory(meeting=room.meeting, committee=other)
    HoldingFactory(seat=SeatFactory(committee=other, office="Member", category="lay"), person=room.people["chair"])
    found = gather(room.meeting.id)
    assert found
    mine = [one for one in found.facts.sittings if (one.person or one.key) == room.people["chair"].id]
    assert [one.seat.office for one in mine] == ["Lay chair", "Member"]
    assert len({one.key for one in mine}) == 2


def test_concerns_of_every_kind_are_told(room: Room) -> None:
    federation = OrganisationFactory(kind="federation")
    ConcernFactory(item=room.item, affected_class="all_member_practices")
    ConcernFactory(item=room.item, practices_in=federation)
    ConcernFactory(item=room.item, topic="dermatology")
    ConcernFactory(item=room.item, unidentified="a local provider")
    found = gather(room.meeting.id)
    assert found
    concerns = found.facts.items[0].concerns
    assert {concern.part_played for concern in concerns if concern.organisation} == {PartPlayed.BIDDER}
    assert {concern.affected_class for concern in concerns} >= {AffectedClass.ALL_MEMBER_PRACTICES}
    assert (federation.id,) in {concern.practices_in for concern in concerns}


def test_organisations_tied_at_any_distance_are_told_with_their_ties(room: Room) -> None:
    practice = InterestFactory(
        person=room.people["nurse"], organisation=OrganisationFactory(kind="gp_practice")
    ).organisation
    federation = OrganisationFactory(kind="federation")
    LinkFactory(organisation=practice, to=federation, kind="member_of")
    LinkFactory(organisation=room.bidder, to=federation, kind="owned_by")
    far = LinkFactory(organisation=OrganisationFactory(), to=OrganisationFactory())
    found = gather(room.meeting.id)
    assert found
    assert {link.kind for link in found.facts.links} == {"member_of", "owned_by"}
    assert federation.id in found.facts.organisations
    assert far.organisation_id not in found.facts.organisations


def test_a_practice_is_told_with_the_ccg_it_belongs_to_on_the_day(room: Room) -> None:
    practice = InterestFactory(person=room.people["gp"], organisation=OrganisationFactory(kind="gp_practice")).organisation
    MembershipFactory(practice=practice, ccg=room.committee.ccg)
    found = gather(room.meeting.id)
    assert found
    assert found.facts.organisations[practice.id].member_of_ccg == room.committee.ccg_id


@pytest.mark.parametrize("more", [0, 14])
def test_the_queries_stay_the_same_whatever_the_size(room: Room, more: int, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    for n in range(more):
        room.seat(f"member{n}", office=f"Member {n}", category="lay")
        room.conflict(f"member{n}", organisation=OrganisationFactory())
        ConcernFactory(item=ItemFactory(meeting=room.meeting, number=f"1{n}"), organisation=room.bidder)
    with django_assert_num_queries(QUERIES):
        gather(room.meeting.id)
    assert room.meeting.on == ON


def test_an_author_without_a_seat_is_told_with_their_items_interests_and_last_word(room: Room) -> None:
    author = PersonFactory(name="Dr Basil Sample", ccg=room.committee.ccg)
    InterestFactory(person=author, organisation=room.bidder)
    ConfirmationFactory(person=author, on=date(2018, 2, 1))
    for contribution in ("presenter", "author"):
        ContributorFactory(item=room.item, person=author, contribution=contribution)
    found = gather(room.meeting.id)
    assert found
    [sitting] = [one for one in found.facts.sittings if one.only_for is not None]
    assert (sitting.key, sitting.only_for, sitting.confirmed) == (author.id, frozenset({room.item.id}), date(2018, 2, 1))
    assert (sitting.seat.office, sitting.seat.voting) == ("Author and presenter", False)
    assert len(sitting.interests) == 1
    [item] = found.facts.items
    assert {one.contribution for one in item.contributors} == {Contribution.AUTHOR, Contribution.PRESENTER}


def test_a_member_who_wrote_the_paper_sits_once(room: Room) -> None:
    ContributorFactory(item=room.item, person=room.people["exec"])
    found = gather(room.meeting.id)
    assert found
    [sitting] = [one for one in found.facts.sittings if one.key == room.people["exec"].id]
    assert sitting.only_for is None
    assert [one.person for one in found.facts.items[0].contributors] == [room.people["exec"].id]


def test_a_deputy_who_stays_at_home_and_wrote_the_paper_is_checked_as_its_author(room: Room) -> None:
    deputy = PersonFactory(name="Deputy Example", ccg=room.committee.ccg)
    HoldingFactory(seat=room.committee.seats.get(office="Chief officer"), person=deputy, deputy=True)
    ContributorFactory(item=room.item, person=deputy)
    found = gather(room.meeting.id)
    assert found
    theirs = [one for one in found.facts.sittings if (one.person or one.key) == deputy.id]
    assert [(one.stands_by, one.only_for) for one in theirs] == [(True, None), (False, frozenset({room.item.id}))]
    assert len({one.key for one in theirs}) == 2


def test_a_practice_reached_only_through_links_is_a_member_practice_whoever_else_declared_in_it(room: Room) -> None:
    """The executive's old practice became part of one that is a member of the CCG; the item concerns all of those."""
    old, new = (OrganisationFactory(name=name, kind="gp_practice") for name in ("Old Surgery", "New Surgery"))
    LinkFactory(kind="succeeded_by", organisation=old, to=new, since=date(2017, 4, 1))
    MembershipFactory(practice=new, ccg=room.committee.ccg)
    room.conflict("exec", organisation=old)
    item = ItemFactory(meeting=room.meeting, number="7")
    ConcernFactory(item=item, organisation=None, affected_class=AffectedClass.ALL_MEMBER_PRACTICES)
    alone = _found(room, item, "exec")
    room.conflict("gp", organisation=new)
    assert (alone.outcome, alone.step) == (Outcome.FLAG, _found(room, item, "exec").step)
    assert _found(room, item, "exec").outcome == Outcome.FLAG


def test_a_party_is_a_member_practice_whether_or_not_anybody_declared_in_it(room: Room) -> None:
    """Who says only that they are of a member practice may be of the one that is named."""
    practice = OrganisationFactory(name="Riverside Surgery", kind="gp_practice")
    MembershipFactory(practice=practice, ccg=room.committee.ccg)
    room.conflict("exec", organisation=None, affected_class=AffectedClass.ALL_MEMBER_PRACTICES)
    item = ItemFactory(meeting=room.meeting, number="7")
    ConcernFactory(item=item, organisation=practice)
    alone = _found(room, item, "exec")
    room.conflict("gp", organisation=practice)
    assert alone.outcome == _found(room, item, "exec").outcome == Outcome.CANNOT_TELL


def test_a_membership_that_ended_before_the_meeting_makes_nobody_a_member_practice(room: Room) -> None:
    old, new = (OrganisationFactory(name=name, kind="gp_practice") for name in ("Old Surgery", "New Surgery"))
    LinkFactory(kind="succeeded_by", organisation=old, to=new, since=date(2017, 4, 1))
    MembershipFactory(practice=new, ccg=room.committee.ccg, until=ON)
    room.conflict("exec", organisation=old)
    item = ItemFactory(meeting=room.meeting, number="7")
    ConcernFactory(item=item, organisation=None, affected_class=AffectedClass.ALL_MEMBER_PRACTICES)
    assert _found(room, item, "exec").outcome == Outcome.CLEAR


def _found(room: Room, item: Any, who: str) -> Finding:
    gathered = gather(room.meeting.id)
    assert gathered
    return judge(gathered.facts, load())[item.id, room.people[who].id]
