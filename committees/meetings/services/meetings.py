"""A meeting is convened, then held or cancelled."""

from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.nhsuk.words import day
from coi_register.refusals import CannotBeDone
from committees.meetings import checks, permissions
from committees.meetings.models import Convening, Meeting
from committees.organisations.models import Organisation
from committees.seats.models import Committee


def convene(
    *,
    ccg: Organisation,
    on: date,
    committees: Sequence[Committee],
    by: Actor,
    starts_at: time | None = None,
    venue: str = "",
    once: UUID | None = None,
) -> Meeting:
    """Call a meeting of a committee, or of several in common."""
    permissions.may_convene(by, ccg, committees).enforce()
    chosen = {committee.pk: committee for committee in committees}.values()
    with audit.deed("meeting.convened", by=by, once=once):
        checks.must_be_convened_by(ccg, chosen, on)
        meeting = Meeting(ccg=ccg, on=on, starts_at=starts_at, venue=venue.strip())
        checks.must_fit(meeting, "venue")
        meeting.save()
        for committee in chosen:
            Convening(meeting=meeting, committee=committee).save()
    return meeting


def hold(meeting: Meeting, *, by: Actor, once: UUID | None = None) -> Meeting:
    """Say that the meeting took place; from then on its agenda is closed."""
    permissions.may_keep_agenda(by, meeting).enforce()
    with audit.deed("meeting.held", by=by, once=once):
        current = audit.held(meeting)
        checks.must_be_planned(current)
        if by.on is not None and by.on < current.on:
            raise CannotBeDone(f"The meeting is on {day(current.on)}. Say that it was held on that day or after.")
        current.state = Meeting.State.HELD
        current.save()
    return current


def close(meeting: Meeting, *, by: Actor) -> Meeting:
    """Say that the meeting took place, as it closes in the room: whoever calls its roll there may say so."""
    permissions.may_record_any_attendance(by, meeting).enforce()
    with audit.deed("meeting.held", by=by):
        current = audit.held(meeting)
        checks.must_be_planned(current)
        current.state = Meeting.State.HELD
        current.save()
    return current


def cancel(meeting: Meeting, *, by: Actor, because: str, once: UUID | None = None) -> Meeting:
    """Say that a planned meeting will not take place, and why."""
    permissions.may_keep_agenda(by, meeting).enforce()
    with audit.deed("meeting.cancelled", by=by, because=checks.must_say_why(because), once=once):
        current = audit.held(meeting)
        checks.must_be_planned(current)
        current.state = Meeting.State.CANCELLED
        current.save()
    return current
