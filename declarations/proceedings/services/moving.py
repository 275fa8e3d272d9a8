"""Who goes and who comes: one tap each; what was tapped wrongly is corrected and stays."""

from datetime import datetime
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.nhsuk.words import hour
from coi_register.refusals import CannotBeDone
from committees.meetings import services as meetings
from committees.meetings.models import Attendance, Meeting
from committees.people.models import Person
from declarations.conflicts.models import Ruling
from declarations.proceedings.models import Movement, Sitting
from declarations.proceedings.services.noting import AsItWas, must_say_why, noting
from declarations.proceedings.vocabulary import WhyOut

State = Attendance.State


def leave(
    meeting: Meeting, *, person: Person, by: Actor, why: WhyOut = WhyOut.CONFLICT, once: UUID | None = None
) -> Movement:
    """Note that somebody leaves the room; a second tap of the same finds it noted. Raises NotAllowed, CannotBeDone."""
    try:
        with noting(meeting, "person.left", by=by, once=once) as now:
            if known := _out(now.sitting, person):
                raise AsItWas(known)
            _must_have_come(meeting, person)
            movement = Movement(
                sitting=now.sitting,
                item=now.sitting.item,
                person=person,
                went_at=now.at,
                why=why,
                ruling=_ruling(now.sitting, person) if why is WhyOut.CONFLICT else None,
            )
            movement.save()
    except AsItWas as known:
        movement = known.row
    return movement


def come_back(meeting: Meeting, *, person: Person, by: Actor, once: UUID | None = None) -> Movement | None:
    """Note that somebody is back in the room; None where they were not out of it. Raises NotAllowed, CannotBeDone."""
    try:
        with noting(meeting, "person.came_back", by=by, once=once) as now:
            movement = _out(now.sitting, person)
            if movement is None:
                raise AsItWas(Movement.objects.filter(sitting=now.sitting, person=person, mistaken=False).last())
            movement.came_back_at = now.at
            movement.save()
    except AsItWas as known:
        movement = known.row
    return movement


def arrive(meeting: Meeting, *, person: Person, by: Actor, once: UUID | None = None) -> Movement:
    """Note that somebody who was not there when the meeting opened has come, in the seats they hold."""
    try:
        with noting(meeting, "person.arrived", by=by, once=once) as now:
            rows = [*Attendance.objects.filter(meeting=meeting, person=person).select_related("seat__committee")]
            if not rows:
                raise CannotBeDone(
                    f"{person} is not on the roll of this meeting. Record on its page of attendance in which seat they come.",
                )
            if any(row.state == State.PRESENT for row in rows):
                raise AsItWas(Movement.objects.filter(sitting=now.sitting, person=person).last())
            roll = [meetings.Answer(person, row.seat, State.PRESENT, row.as_deputy) for row in rows]
            meetings.call_the_roll(meeting, roll, by=by)
            movement = Movement(
                sitting=now.sitting,
                item=now.sitting.item,
                person=person,
                went_at=now.sitting.opened_at,
                came_back_at=now.at,
                why=WhyOut.NOT_YET_THERE,
            )
            movement.save()
    except AsItWas as known:
        movement = known.row
    return movement


def was_mistaken(movement: Movement, *, because: str, by: Actor, once: UUID | None = None) -> Movement:
    """Correct a tap that was wrong: it counts for nothing from now on, and stays in the history with the reason."""
    meeting = movement.sitting.meeting
    with noting(meeting, "movement.corrected", by=by, because=must_say_why(because), once=once):
        current = audit.held(movement)
        current.mistaken = True
        current.save()
        if current.why == WhyOut.NOT_YET_THERE:
            _did_not_come(meeting, current.person, by)
    return current


def correct_times(
    movement: Movement,
    *,
    went_at: datetime,
    came_back_at: datetime | None,
    because: str,
    by: Actor,
    once: UUID | None = None,
) -> Movement:
    """Correct when somebody went or came back. Raises CannotBeDone for times that cannot be, and ChangedMeanwhile."""
    with noting(movement.sitting.meeting, "movement.corrected", by=by, because=must_say_why(because), once=once) as now:
        current = audit.held(movement)
        if current.mistaken:
            raise CannotBeDone(f"That {current.person} went was noted by mistake. There is no time to correct.")
        _must_be_times(now.sitting, went_at, came_back_at, until=now.at)
        if came_back_at is None and (other := _out(now.sitting, current.person)) and other.pk != current.pk:
            raise CannotBeDone(
                f"{current.person} went again later. Give the time at which they came back.", field="came_back_at"
            )
        current.went_at, current.came_back_at = went_at, came_back_at
        current.save()
    return current


def _out(sitting: Sitting, person: Person) -> Movement | None:
    return Movement.objects.filter(sitting=sitting, person=person, came_back_at=None, mistaken=False).first()


def _ruling(sitting: Sitting, person: Person) -> Ruling | None:
    return Ruling.objects.filter(item=sitting.item, person=person, followed_by=None).first() if sitting.item_id else None


def _must_have_come(meeting: Meeting, person: Person) -> None:
    """Whoever sits there and came; or wrote a paper, presents it or advises, and sits nowhere."""
    seated = Attendance.objects.filter(meeting=meeting, person=person)
    if seated.filter(state=State.PRESENT).exists():
        return
    if seated.exists() or not person.contributions.filter(item__meeting=meeting).exists():
        raise CannotBeDone(f"{person} is not noted as here, so they cannot leave. Note first that they came.")


def _must_be_times(sitting: Sitting, went_at: datetime, came_back_at: datetime | None, *, until: datetime) -> None:
    """Not before the meeting opened, not before one another, and not in times to come."""
    if went_at < sitting.opened_at:
        raise CannotBeDone(f"The meeting opened at {hour(sitting.opened_at)}. Give a time after that.", field="went_at")
    if max(went_at, came_back_at or went_at) > until:
        field = "came_back_at" if came_back_at and came_back_at > until else "went_at"
        raise CannotBeDone(f"It is {hour(until)} now. Give a time before that.", field=field)
    if came_back_at is not None and came_back_at < went_at:
        raise CannotBeDone(
            f"They cannot have come back at {hour(came_back_at)} when they went at {hour(went_at)}.", field="came_back_at"
        )


def _did_not_come(meeting: Meeting, person: Person, by: Actor) -> None:
    """An arrival that was none: they are absent in the seats in which they had come."""
    rows = Attendance.objects.filter(meeting=meeting, person=person, state=State.PRESENT).select_related("seat__committee")
    meetings.call_the_roll(meeting, [meetings.Answer(person, row.seat, State.ABSENT, row.as_deputy) for row in rows], by=by)
