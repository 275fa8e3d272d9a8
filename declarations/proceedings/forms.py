"""What is asked in the room: little, for everybody waits. Most is one tap."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from coi_register.choices import choices_of
from coi_register.nhsuk.fields import Choice, Tick, Words
from coi_register.nhsuk.forms import Form
from committees.meetings.forms.fields import TimeOfDay
from committees.meetings.forms.meeting import RollForm
from committees.meetings.models import Attendance
from committees.organisations.forms import OrganisationField
from declarations.guidance.vocabulary import (
    INTEREST_ROLE_LABELS,
    STEP_LABELS,
    InterestCategory,
    InterestRole,
    Relationship,
    Step,
)
from declarations.interests import wording
from declarations.proceedings.facts import Taken
from declarations.proceedings.models import Movement
from declarations.proceedings.selectors import Somebody
from declarations.proceedings.vocabulary import MANNER_LABELS, VOTE_CAST_LABELS, Manner, VoteCast

State = Attendance.State
PRESENT = State.PRESENT.value
MOST_WORDS = 4000
OWN = "own"
NOT_RECORDED = "none"


class TapForm(Form):
    """One tap: sending it is the answer."""


class RulingTapForm(TapForm):
    """One tap that rules: `step` is what the button said."""

    step = forms.TypedChoiceField(choices=choices_of(STEP_LABELS), coerce=Step, widget=forms.HiddenInput)


class OpeningForm(RollForm):
    """The roll on the day: nobody is only expected any more, and one tick says that whoever is not marked is here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.sittings:
            asked: Any = self.fields[name]
            asked.choices = [one for one in asked.choices if one[0] != State.EXPECTED]
        self.fields["all_here"] = Tick(
            "Everybody is here, but for those whom I mark",
            hint="Then mark only who sent apologies, is absent, or sent a deputy; and whom you invited, if they came.",
        )
        self.order_fields(["all_here"])

    def clean(self) -> dict[str, Any]:
        """Who may be invited is not here because everybody is; a deputy who was expected is."""
        answers = super().clean() or self.cleaned_data
        if answers.get("all_here"):
            members = (name for name, one in self.sittings.items() if not one.seat.invited_as)
            answers |= {name: (answers.get(name) or PRESENT).replace(State.EXPECTED, PRESENT) for name in members}
        return answers


class DecideForm(Form):
    """What was decided, and how."""

    words = Words(
        "What was decided?",
        hint="In the words of the minutes",
        rows=4,
        max_length=MOST_WORDS,
        missing="Enter what was decided",
    )
    manner = Choice(
        "How?", choices=[*MANNER_LABELS.items()], coerce=Manner, inline=True, missing="Select how it was decided"
    )
    casting = Choice(
        "Casting vote",
        hint="Only where the votes are equal, and the terms of reference give whoever presides a casting vote",
        choices=[(one, VOTE_CAST_LABELS[one]) for one in (VoteCast.FOR, VoteCast.AGAINST)],
        coerce=VoteCast,
        inline=True,
        required=False,
    )


class NoteForm(Form):
    words = Words("What was noted?", rows=3, required=False, max_length=MOST_WORDS)


class DeferForm(Form):
    reason = Words(
        "Why is it deferred?",
        hint="For example, the committee was not quorate once those with a conflict had left",
        rows=3,
        max_length=MOST_WORDS,
        missing="Enter why the item is deferred",
    )


class ReferForm(Form):
    referred_to = Words(
        "To which committee or body?", max_length=200, missing="Enter which committee or body decides instead"
    )
    reason = Words("Why?", rows=3, max_length=MOST_WORDS, missing="Enter why the item is referred")


class BecauseForm(Form):
    """Why something that was noted is corrected."""

    because = Words("Why is it corrected?", hint="For example, tapped by mistake", missing="Enter why it is corrected")


class VotesForm(Form):
    """One answer for each person in the room who may vote."""

    marks_optional = False

    def __init__(self, *args: Any, voters: Mapping[UUID, Somebody], taken: Taken, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.voters = voters
        for person, one in voters.items():
            cast = taken.vote_of(person)
            self.fields[str(person)] = Choice(
                one.name,
                choices=[*VOTE_CAST_LABELS.items(), (NOT_RECORDED, "Not recorded")],
                initial=str(cast) if cast else NOT_RECORDED,
                required=False,
                inline=True,
                as_select=False,
            )

    def casts(self) -> dict[UUID, VoteCast | None]:
        """What was answered of each; None where it is not recorded."""
        said = {person: self.cleaned_data[str(person)] for person in self.voters}
        return {person: VoteCast(cast) if cast and cast != NOT_RECORDED else None for person, cast in said.items()}


class TimesForm(BecauseForm):
    """When somebody went and came back, on the day of the meeting."""

    def __init__(self, *args: Any, movement: Movement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = timezone.localtime(movement.sitting.opened_at).date()
        asks = [
            ("went_at", "Left at", movement.went_at, True),
            ("came_back_at", "Came back at", movement.came_back_at, False),
        ]
        for name, label, at, required in asks:
            self.fields[name] = TimeOfDay(label, hint="For example, 2.05pm", width=10, required=required, initial=_hour(at))
        self.order_fields(["went_at", "came_back_at", "because"])
        self.known = {name: at for name, _, at, _ in asks}

    def times(self) -> dict[str, Any]:
        """As moments of that day; a time that was left as it was keeps its seconds."""
        return {name: self._moment(name, self.cleaned_data[name]) for name in self.known}

    def _moment(self, name: str, at: time | None) -> datetime | None:
        known = self.known[name]
        if at is None:
            return None
        if known is not None and timezone.localtime(known).time().replace(second=0, microsecond=0) == at:
            return known
        return timezone.make_aware(datetime.combine(self.day, at))


def _hour(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%H:%M}" if at else ""


class LateForm(Form):
    """An interest that is not on the register: just enough to tell whether it meets the item. The rest is asked afterwards."""

    organisation = OrganisationField("Which organisation is it?", required=False)
    role = Choice(
        "What are they there?", choices=[*INTEREST_ROLE_LABELS.items()], coerce=InterestRole, as_select=True, required=False
    )
    relationship = Choice(
        "Whose interest is it?",
        choices=[(OWN, "Their own"), *wording.RELATIONSHIPS],
        coerce=lambda said: None if said == OWN else Relationship(said),
        hint=wording.DO_NOT_NAME,
        initial=OWN,
        as_select=True,
        missing="Select whose interest it is",
    )
    category = Choice(
        "What type of interest is it?",
        choices=[*wording.THEIR_KINDS],
        coerce=InterestCategory,
        missing="Select the type of interest",
        as_select=False,
    )
    text = Words(
        "What did they say?", hint="In a few words, as the register shows it", rows=2, required=False, max_length=2000
    )

    def said(self) -> dict[str, Any]:
        """For the service: what it lies in, and whose it is."""
        answers = {name: self.cleaned_data[name] for name in ("role", "category", "relationship", "once")}
        chosen, text = self.cleaned_data["organisation"], self.cleaned_data["text"]
        if chosen is not None and chosen.organisation is None:  # typed, and not of the register
            text = f"{chosen.text}: {text}" if text else chosen.text
        organisation = chosen.organisation if chosen else None
        return answers | {"organisation": organisation, "text": text, "direct": answers["relationship"] is None}
