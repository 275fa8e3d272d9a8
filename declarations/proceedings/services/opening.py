"""A meeting is opened, its roll called, and closed."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils import timezone

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.nhsuk.words import day, hour
from coi_register.races import checked
from coi_register.refusals import CannotBeDone
from committees.meetings import services as meetings
from committees.meetings.checks import must_be_planned
from committees.meetings.models import Attendance, Meeting
from committees.meetings.selectors import sittings_of
from declarations.proceedings import permissions
from declarations.proceedings.models import Discussion, Sitting
from declarations.proceedings.services.noting import noting


def open_meeting(
    meeting: Meeting, *, roll: Sequence[meetings.Answer] = (), read: int | None = None, by: Actor, once: UUID | None = None
) -> Sitting:
    """Open the meeting on its day and call the roll; `read` is the roll that was read. Nobody may be left unanswered for.

    Raises NotAllowed, and CannotBeDone where it is open already, is not today, or somebody is still only expected.
    """
    permissions.may_run(by, meeting).enforce()
    with audit.deed("meeting.opened", by=by, once=once) as deed:
        current = Meeting.objects.select_for_update().get(pk=meeting.pk)
        must_be_planned(current)
        _must_be_today(current, timezone.localdate(deed.at))
        _must_not_be_open(current)
        if roll:
            meetings.call_the_roll(current, roll, read=read, by=by)
        _must_have_answered_for_all(current)
        sitting = Sitting(meeting=current, opened_at=deed.at, noted_at=deed.at)
        with checked(lambda: _must_not_be_open(current)):
            sitting.save()
    return sitting


def close_meeting(meeting: Meeting, *, by: Actor, once: UUID | None = None) -> Sitting:
    """Close the meeting: it was held then, and its agenda is closed. Raises CannotBeDone while an item is in hand."""
    with noting(meeting, "meeting.closed", by=by, once=once) as now:
        _must_have_ended(now.sitting)
        now.sitting.item, now.sitting.closed_at = None, now.at
        meetings.close(Meeting.objects.select_for_update().get(pk=meeting.pk), by=by)
    return now.sitting


def _must_be_today(meeting: Meeting, today: date) -> None:
    if meeting.on != today:
        when = "comes" if meeting.on > today else "was"
        raise CannotBeDone(
            f"The day of this meeting {when} {day(meeting.on)}, and today is {day(today)}: times noted now would not be its own. "
            f"{'Open it on the day.' if meeting.on > today else 'Write its minutes from the notes that were taken.'}"
        )


def _must_not_be_open(meeting: Meeting) -> None:
    if sitting := Sitting.objects.filter(meeting=meeting).first():
        raise CannotBeDone(f"The meeting was opened at {hour(sitting.opened_at)} already. Go on to the room.")


def _must_have_answered_for_all(meeting: Meeting) -> None:
    """Everybody in a seat is there or is not; whoever may be invited need not be answered for."""
    for one in sittings_of(meeting):
        expected = one.attendance is None or one.attendance.state == Attendance.State.EXPECTED
        if one.person is not None and expected and not one.seat.invited_as:
            raise CannotBeDone(
                f"Say whether {one.person} is here. Nobody may be counted who is only expected.",
                field=f"{one.seat.pk}_{one.person.pk}",
            )


def _must_have_ended(sitting: Sitting) -> None:
    item = sitting.item
    if item is not None and Discussion.objects.filter(item=item, ended_at=None).exists():
        raise CannotBeDone(
            f"Item {item.number} is still in hand. Record what became of it, or defer it, before you close the meeting."
        )
