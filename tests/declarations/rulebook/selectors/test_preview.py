"""What a rule of the CCG's own would have changed at its last meetings."""

from dataclasses import replace
from datetime import date
from typing import Any

from coi_register.accounts.actors import Role
from declarations.adoption import services
from declarations.rulebook.selectors.preview import LAST, preview_of
from tests.declarations.adoption.conftest import FIRES, KEEPS_STILL, Office
from tests.declarations.conflicts.conftest import Room
from tests.factories import ItemFactory, MeetingFactory, actor_with

GAINS: dict[str, Any] = {"when": ("interest is financial", "item names its organisation"), "step": "not_attend"}


def office_of(room: Room) -> Office:
    ccg = room.committee.ccg
    return Office(ccg, *(actor_with(role, ccg=ccg) for role in (Role.OFFICER, Role.OFFICER, Role.GUARDIAN)))


def test_each_person_and_item_that_would_be_judged_otherwise_is_shown_with_both(room: Room) -> None:
    office = office_of(room)
    [meeting] = preview_of(office.draft(**GAINS), office.officer).meetings
    [difference] = meeting.differences
    assert (difference.sitting.key, difference.item.key) == (room.people["gp"].pk, room.item.pk)
    assert (difference.before.step, difference.after.step) == ("leave", "not_attend")


def test_the_rule_is_tried_on_meetings_before_its_first_day_too(room: Room) -> None:
    office = office_of(room)
    [meeting] = preview_of(office.draft(**GAINS, since=date(2020, 1, 1)), office.officer).meetings
    assert meeting.differences


def test_a_rule_in_force_is_compared_with_the_book_without_it(room: Room) -> None:
    office = office_of(room)
    variation = office.draft(**GAINS)
    gain = FIRES.interest | {"category": "financial", "role": "director"}
    for case in (replace(FIRES, interest=gain), KEEPS_STILL):
        variation = services.try_case(variation, case=case, version=variation.version, by=office.officer)
    variation = services.put_in_force(variation, version=variation.version, by=office.guardian)
    [meeting] = preview_of(variation, office.officer).meetings
    assert [(each.before.step, each.after.step) for each in meeting.differences] == [("leave", "not_attend")]


def test_a_rule_that_reaches_nobody_changes_nothing(room: Room) -> None:
    office = office_of(room)
    [meeting] = preview_of(office.draft(when=("person is a patient",)), office.officer).meetings
    assert meeting.differences == ()


def test_no_more_than_the_last_meetings_are_tried_and_none_that_was_cancelled(room: Room) -> None:
    office = office_of(room)
    for month in range(1, 13):
        ItemFactory(meeting=MeetingFactory(ccg=office.ccg, on=date(2019, month, 1), committees=[room.committee]))
    MeetingFactory(ccg=office.ccg, on=date(2020, 1, 1), committees=[room.committee], state="cancelled")
    tried = [each.found.meeting.date for each in preview_of(office.draft(**GAINS), office.officer).meetings]
    assert len(tried) == LAST
    assert max(tried) == date(2019, 12, 1)


def test_what_the_reader_may_not_see_is_counted_and_kept_back(room: Room) -> None:
    office = office_of(room)
    chair_elsewhere = actor_with(Role.MEMBER, ccg=office.ccg)
    [meeting] = preview_of(office.draft(**GAINS), chair_elsewhere).meetings
    assert (meeting.differences, meeting.kept_back) == ((), 1)
