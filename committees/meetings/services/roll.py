"""Who comes to a meeting: called seat by seat, and noted for single items."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from committees.meetings import checks, permissions
from committees.meetings.models import Attendance, Item, ItemAbsence, Meeting
from committees.meetings.services.standing import locked
from committees.people.models import Person
from committees.seats.models import Seat


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of one person in one seat when the roll is called."""

    person: Person
    seat: Seat
    state: Attendance.State
    as_deputy: bool = False


def attend(
    meeting: Meeting,
    *,
    person: Person,
    seat: Seat,
    state: Attendance.State | str,
    by: Actor,
    as_deputy: bool = False,
    once: UUID | None = None,
) -> Attendance:
    """Record that a person in a seat, or a deputy for it, is expected, came, or sent apologies."""
    answer = Answer(person, seat, Attendance.State(state), as_deputy)
    (row,) = call_the_roll(meeting, [answer], by=by, once=once)
    return row


def call_the_roll(
    meeting: Meeting, roll: Sequence[Answer], *, by: Actor, read: int | None = None, once: UUID | None = None
) -> list[Attendance]:
    """Record several people's attendance as one deed: all of it, or nothing; `read` is the roll that was read."""
    for answer in roll:
        permissions.may_record_attendance(by, meeting, answer.seat).enforce()
    with audit.deed("attendance.recorded", by=by, once=once):
        checks.must_not_be_cancelled(locked(meeting))
        checks.must_be_the_roll_read(meeting, read)
        return [_answered(meeting, answer) for answer in roll]


def miss_item(item: Item, *, person: Person, by: Actor) -> ItemAbsence:
    """Record that a person is away for a single item of a meeting they otherwise attend; saying it twice changes nothing."""
    permissions.may_record_any_attendance(by, item.meeting).enforce()
    if known := ItemAbsence.objects.filter(item=item, person=person).first():
        return known
    with audit.deed("item.missed", by=by):
        checks.must_not_be_cancelled(locked(item.meeting))
        checks.must_sit_somewhere(item.meeting, person)
        absence = ItemAbsence(item=item, person=person)
        absence.save()
    return absence


def _answered(meeting: Meeting, answer: Answer) -> Attendance:
    checks.must_sit(meeting, answer.person, answer.seat, as_deputy=answer.as_deputy)
    row = Attendance.objects.filter(meeting=meeting, person=answer.person, seat=answer.seat).first()
    row = row or Attendance(meeting=meeting, person=answer.person, seat=answer.seat)
    row.state, row.as_deputy = answer.state, answer.as_deputy
    row.save()
    return row
