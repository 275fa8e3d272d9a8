"""A meeting is opened on its day, with everybody answered for, and closed once nothing is in hand."""

from datetime import timedelta

import pytest

from coi_register.audit.services import told_as_of
from coi_register.refusals import CannotBeDone
from committees.meetings import services as meetings
from committees.models import Attendance, Meeting
from declarations.models import Sitting
from declarations.proceedings import services
from tests.declarations.proceedings.conftest import TWO, Sat, at, minutes


def test_opening_calls_the_roll_and_notes_the_time(sat: Sat) -> None:
    sitting = sat.open(nurse="apologies", vice="absent")
    assert (sitting.opened_at, sitting.closed_at) == (minutes(0), None)
    states = dict(Attendance.objects.values_list("person__name", "state"))
    assert states["Nurse Example"] == "apologies"
    assert states["Vice Example"] == "absent"
    assert states["Gp Example"] == "present"


def test_whoever_is_absent_is_no_longer_expected_by_the_decision_service(sat: Sat) -> None:
    sat.open(chair="absent")
    sat.begin()
    assert sat.now.who_presides() == {sat.room.committee.pk: "Vice Example"}
    assert sat.discussion.presided == sat.person("vice")


def test_nobody_may_be_left_unanswered_for(sat: Sat) -> None:
    with at(0), pytest.raises(CannotBeDone, match="Say whether Chair Example is here") as refused:
        services.open_meeting(sat.meeting, roll=sat.roll()[1:], by=sat.by)
    assert refused.value.field
    assert not Sitting.objects.exists()
    assert not Attendance.objects.exists()


@pytest.mark.parametrize(("days", "says"), [(-1, "Open it on the day"), (1, "Write its minutes from the notes")])
def test_a_meeting_is_opened_on_its_day_only(sat: Sat, days: int, says: str) -> None:
    with told_as_of(TWO + timedelta(days=days)), pytest.raises(CannotBeDone, match=says):
        services.open_meeting(sat.meeting, roll=sat.roll(), by=sat.by)


def test_a_meeting_is_opened_once(sat: Sat) -> None:
    sat.open()
    with pytest.raises(CannotBeDone, match="The meeting was opened at 2:00pm already"):
        sat.open(5)


def test_a_cancelled_meeting_is_not_opened(sat: Sat) -> None:
    meetings.cancel(Meeting.objects.get(pk=sat.meeting.pk), by=sat.by, because="Snow")
    with pytest.raises(CannotBeDone, match="was cancelled"):
        sat.open()


def test_closing_notes_the_time_and_that_it_was_held(sat: Sat) -> None:
    sat.open()
    with at(60):
        sitting = services.close_meeting(sat.meeting, by=sat.room.actor("chair"))
    assert sitting.closed_at == minutes(60)
    assert Meeting.objects.get(pk=sat.meeting.pk).state == "held"
    told = sat.told
    assert (told.opened_at, told.closed_at) == (minutes(0), minutes(60))
