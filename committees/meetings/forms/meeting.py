"""Calling a meeting, cancelling it, and calling its roll."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from coi_register.nhsuk.fields import Choice, DayField, Version, Words
from coi_register.nhsuk.forms import Form
from committees.meetings.forms.fields import TimeOfDay, one_of, some_of
from committees.meetings.models import Attendance, Meeting
from committees.meetings.selectors import Sitting
from committees.meetings.services import Answer
from committees.organisations.models import Organisation
from committees.people.models import Person
from committees.seats.models import Committee

State = Attendance.State


class MeetingForm(Form):
    """When, where and which committees meet; committees of other CCGs make it a meeting in common."""

    on = DayField("Date of the meeting", missing="Enter the date of the meeting")
    starts_at = TimeOfDay("Start time", hint="For example, 2pm or 14:00", required=False, width=10)
    venue = Words("Place", max_length=200, required=False)

    def __init__(self, *args: Any, ccgs: Sequence[Organisation], committees: Sequence[Committee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = {ccg.pk for ccg in ccgs}
        first = sorted(committees, key=lambda committee: committee.ccg_id not in own)
        self.fields["ccg"] = one_of("CCG that convenes it", ccgs, initial=str(ccgs[0].pk))
        self.fields["committees"] = some_of(
            "Committees that meet",
            first,
            lambda committee: f"{committee}, {committee.ccg}",
            hint="Choose several for a meeting in common.",
            missing="Select the committee that meets",
        )


class ReasonForm(Form):
    """Why something is done that cannot be undone; the reason stays in the history."""

    because = Words("Reason", hint="It stays in the history.", rows=3, missing="Enter the reason")


class ConfirmForm(Form):
    """Nothing to answer; sending it is the answer."""


class RollForm(Form):
    """Each seat that is held: expected, apologies, a deputy in their place; from the day of the meeting also present."""

    marks_optional = False  # nobody need be answered for

    def __init__(self, *args: Any, meeting: Meeting, sittings: Sequence[Sitting], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["read"] = Version(meeting.roll_read())
        members_first = sorted(sittings, key=lambda one: bool(one.seat.invited_as))
        self.sittings = {f"{one.seat.pk}_{one.person.pk}": one for one in members_first if one.person}
        for name, sitting in self.sittings.items():
            self.fields[name] = Choice(
                f"{sitting.person}, {sitting.seat.office}{' (may be invited)' if sitting.seat.invited_as else ''}",
                choices=[*_choices(sitting, may_have_come=meeting.on <= on)],
                initial=_answered(sitting),
                required=False,
                as_select=False,
                inline=not sitting.deputies,
            )

    def roll(self) -> list[Answer]:
        """What changed, for the service."""
        return [
            answer
            for name, sitting in self.sittings.items()
            if (said := self.cleaned_data[name]) and said != _answered(sitting)
            for answer in _answers(sitting, said)
        ]


def _choices(sitting: Sitting, *, may_have_come: bool) -> Iterator[tuple[str, str]]:
    yield State.EXPECTED, "Expected"
    if may_have_come:
        yield State.PRESENT, "Present"
    yield State.APOLOGIES, "Apologies"
    if may_have_come:
        yield State.ABSENT, "Absent"
    for deputy in sitting.deputies:
        yield f"{State.EXPECTED} {deputy.pk}", f"Apologies, and {deputy} comes as deputy"
        if may_have_come:
            yield f"{State.PRESENT} {deputy.pk}", f"Apologies, and {deputy} came as deputy"


def _answered(sitting: Sitting) -> str | None:
    deputy = sitting.deputy_attendance
    if deputy and not State(deputy.state).is_away:
        return f"{deputy.state} {deputy.person_id}"
    return str(State(sitting.attendance.state)) if sitting.attendance else None


def _answers(sitting: Sitting, said: str) -> Iterator[Answer]:
    state, _, deputy_key = said.partition(" ")
    deputy = next((one for one in sitting.deputies if str(one.pk) == deputy_key), None)
    yield Answer(_holder(sitting), sitting.seat, State.APOLOGIES if deputy else State(state))
    if deputy:
        yield Answer(deputy, sitting.seat, State(state), as_deputy=True)
    before = sitting.deputy_attendance
    if before and not State(before.state).is_away and before.person != deputy:
        yield Answer(before.person, sitting.seat, State.APOLOGIES, as_deputy=True)


def _holder(sitting: Sitting) -> Person:
    if sitting.person is None:
        raise ValueError(f"Nobody holds {sitting.seat}.")
    return sitting.person
