"""Which meetings and items an actor may know of, who is expected, and in how many queries."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.http import Http404

from coi_register.accounts.actors import NOBODY, Actor, Role, command
from committees.meetings import selectors, services
from committees.models import Item, Meeting
from tests.factories import (
    CcgFactory,
    CommitteeFactory,
    HoldingFactory,
    MeetingFactory,
    PersonFactory,
    PracticeFactory,
    SeatFactory,
    actor_of_person,
    actor_with,
)

pytestmark = pytest.mark.django_db


def test_a_meeting_of_another_ccg_is_answered_like_one_that_never_was(meeting: Meeting, item: Item) -> None:
    stranger = actor_with(Role.OFFICER, ccg=CcgFactory())
    answers = []
    for key in (meeting.pk, uuid4()):
        with pytest.raises(Http404) as refusal:
            selectors.meeting_for(stranger, key)
        answers.append(str(refusal.value))
    assert answers[0] == answers[1]
    with pytest.raises(Http404):
        selectors.item_for(stranger, item.pk)


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CHAIR, Role.SECRETARY, Role.OFFICER, Role.GUARDIAN, Role.AUDITOR])
def test_each_role_with_the_committee_finds_the_meeting(meeting: Meeting, committee: Any, role: Role) -> None:
    assert selectors.meeting_for(actor_with(role, ccg=committee.ccg, committee=committee), meeting.pk) == meeting


def test_a_member_finds_the_meetings_of_their_committee_only(meeting: Meeting, committee: Any, holding: Any) -> None:
    elsewhere = MeetingFactory(ccg=committee.ccg, committees=[CommitteeFactory(ccg=committee.ccg, name="Audit Committee")])
    member = actor_of_person(holding.person)
    assert [*selectors.meetings_of(member)] == [meeting]
    with pytest.raises(Http404):
        selectors.meeting_for(member, elsewhere.pk)


def test_the_public_finds_none_and_a_command_all(meeting: Meeting) -> None:
    assert not selectors.meetings_of(NOBODY)
    assert [*selectors.meetings_of(command("a command"))] == [meeting]


def test_in_common_each_ccg_finds_the_meeting_once(committee: Any) -> None:
    other = CommitteeFactory()
    meeting = MeetingFactory(ccg=committee.ccg, committees=[committee, other])
    for ccg in (committee.ccg, other.ccg):
        assert [*selectors.meetings_of(actor_with(Role.OFFICER, ccg=ccg))] == [meeting]


def test_meetings_count_their_items_and_the_decisions_that_concern_nothing(meeting: Meeting, officer: Actor) -> None:
    def add(number: str, **what: Any) -> Item:
        return services.add_item(meeting, number=number, title="A", kind="strategy", by=officer, **what)

    add("1")
    add("2", decision=True)
    concerned = add("3", decision=True)
    services.concern(concerned, topic="dermatology", by=officer)
    services.concern(concerned, topic="frailty", by=officer)
    services.withdraw_item(add("4", decision=True), by=officer, because="Deferred.")
    found = selectors.meetings_of(officer).get()
    assert (found.items_count, found.bare_count) == (3, 1)


def test_items_taken_off_stand_apart(item: Item, officer: Actor) -> None:
    services.withdraw_item(item, by=officer, because="Deferred.")
    assert selectors.items_of(item.meeting) == []
    assert selectors.items_taken_off(item.meeting) == [item]


@pytest.mark.parametrize("items", [1, 12])
def test_an_agenda_costs_the_same_queries_whatever_its_length(
    meeting: Meeting, officer: Actor, items: int, django_assert_num_queries: Any
) -> None:
    for number in range(items):
        item = services.add_item(meeting, number=str(number), title="A", kind="strategy", by=officer)
        services.concern(item, organisation=PracticeFactory(), by=officer)
    with django_assert_num_queries(6):  # meeting, committees, names of their CCGs; items, concerns, whose
        found = selectors.items_of(selectors.meeting_for(officer, meeting.pk))
        assert [(len(item.concerns.all()), len(item.committees)) for item in found] == [(1, 1)] * items


def test_sittings_are_of_the_day_with_deputies_and_what_is_recorded(
    meeting: Meeting, officer: Actor, committee: Any, holding: Any
) -> None:
    deputy = HoldingFactory(seat=holding.seat, deputy=True)
    HoldingFactory(seat=SeatFactory(committee=committee, office="Left"), until=date(2018, 3, 1))
    SeatFactory(committee=committee, office="Ended", until=date(2018, 1, 1))
    services.attend(meeting, person=holding.person, seat=holding.seat, state="apologies", by=officer)
    services.attend(meeting, person=deputy.person, seat=holding.seat, state="expected", by=officer, as_deputy=True)
    sitting, left = selectors.sittings_of(selectors.meeting_for(officer, meeting.pk))
    assert (left.seat.office, left.person) == ("Left", None)
    assert (sitting.person, sitting.deputies) == (holding.person, (deputy.person,))
    assert (sitting.attendance.state, sitting.deputy_attendance.state) == ("apologies", "expected")


def test_a_shared_seat_sits_once_for_each_who_shares_it(meeting: Meeting, committee: Any, officer: Actor) -> None:
    seat = SeatFactory(committee=committee, shared=True)
    people = {HoldingFactory(seat=seat, place=place).person for place in (1, 2)}
    assert {sitting.person for sitting in selectors.sittings_of(meeting)} == people


def test_in_common_an_officer_records_only_where_the_matrix_lets_them(committee: Any, holding: Any) -> None:
    other = HoldingFactory(seat=SeatFactory(committee=CommitteeFactory(name="Of another CCG")))
    meeting = MeetingFactory(ccg=committee.ccg, committees=[committee, other.seat.committee])
    guest = actor_with(Role.OFFICER, ccg=other.seat.committee.ccg)
    assert [sitting.person for sitting in selectors.sittings_to_record(guest, meeting)] == [other.person]


def test_an_item_may_be_about_those_who_sit_and_the_people_of_the_ccg(
    meeting: Meeting, committee: Any, officer: Actor
) -> None:
    colleague, stranger = PersonFactory(ccg=committee.ccg), PersonFactory()
    guest = HoldingFactory(seat=SeatFactory(committee=committee), person=PersonFactory()).person
    assert {colleague, guest} == {*selectors.people_of(officer, meeting)}
    assert stranger not in selectors.people_of(officer, meeting)


def test_in_common_nobody_is_offered_the_other_ccgs_people_but_for_those_who_sit(committee: Any, officer: Actor) -> None:
    other = CommitteeFactory(name="Of another CCG")
    sits, stays_at_home = HoldingFactory(seat=SeatFactory(committee=other)).person, PersonFactory(ccg=other.ccg)
    offered = selectors.people_of(officer, MeetingFactory(ccg=committee.ccg, committees=[committee, other]))
    assert sits in offered
    assert stays_at_home not in offered
