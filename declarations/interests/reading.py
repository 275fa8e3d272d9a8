"""One reading of everything a person declared: for each interest whether it is still true, has changed or has ended."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from django import forms
from django.forms import BoundField

from coi_register.nhsuk.fields import Choice, DayField, Words
from coi_register.nhsuk.forms import Form
from coi_register.nhsuk.words import day
from coi_register.refusals import CannotBeDone
from declarations.interests.models import Interest


class Still(StrEnum):
    """What a declarer says of one interest when they go through all."""

    TRUE = "true"
    CHANGED = "changed"
    ENDED = "ended"


STILL = {Still.TRUE: "Still true", Still.CHANGED: "Changed", Still.ENDED: "Ended"}


class ReadingForm(Form):
    """A question for each interest; an officer who reads the answers from a paper names it, and changes nobody's words."""

    on = DayField("Day of the declaration", hint="The date beside the signature, for example 1 3 2018")
    because = Words("Which paper do you read it from?", missing="Say which paper you read it from")

    def __init__(self, *args: Any, interests: Sequence[Interest], from_paper: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.interests = interests
        if not from_paper:
            del self.fields["on"], self.fields["because"]
        self.fields["read"] = forms.IntegerField(widget=forms.HiddenInput, initial=_versions(interests), required=False)
        offered = [(word.value, says) for word, says in STILL.items() if not (from_paper and word is Still.CHANGED)]
        for interest in interests:
            self.fields[f"still_{interest.pk}"] = Choice(
                "Is it still true?", choices=offered, coerce=Still, missing=f"Select whether it is still true: {interest}"
            )
            self.fields[f"until_{interest.pk}"] = DayField(
                "When did it end?", hint="The first day without it, for example 1 3 2018", required=False
            )

    def asked_of(self, interest_id: Any) -> tuple[BoundField, BoundField]:
        """The two questions about one interest, to be drawn beside it."""
        return self[f"still_{interest_id}"], self[f"until_{interest_id}"]

    def clean(self) -> dict[str, Any]:
        says = super().clean()
        for interest in self.interests:
            if says.get(f"still_{interest.pk}") is Still.ENDED and f"until_{interest.pk}" not in self.errors:
                self._ends_well(interest, says.get(f"until_{interest.pk}"))
        return says

    def _ends_well(self, interest: Interest, until: date | None) -> None:
        field = f"until_{interest.pk}"
        if until is None:
            self.add_error(field, f"Enter the day it ended: {interest}")
        elif interest.since and until <= interest.since:
            self.add_error(field, f"It began on {day(interest.since)}. Enter a later day for its end: {interest}")

    def ended(self) -> dict[Interest, date]:
        """What has ended, each with the first day without it."""
        return {one: self.cleaned_data[f"until_{one.pk}"] for one in self._said(Still.ENDED)}

    def changed(self) -> list[Interest]:
        """What has changed, in the order of the page."""
        return [*self._said(Still.CHANGED)]

    def must_be_as_read(self) -> None:
        """Raise CannotBeDone where an interest was declared, changed or ended since the page was opened."""
        if self.cleaned_data["read"] != _versions(self.interests):
            raise CannotBeDone(
                "What is on the register changed while you had this page open. Nothing was saved. "
                "Read it again as it is now, and answer."
            )

    def _said(self, word: Still) -> Iterable[Interest]:
        return (one for one in self.interests if self.cleaned_data[f"still_{one.pk}"] is word)


def _versions(interests: Iterable[Interest]) -> int:
    """What tells one reading from another: every change counts a version up, and a new interest adds its own."""
    return sum(interest.version for interest in interests)


def speaks(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The words that go with the deed, without those about single interests."""
    return {name: answers[name] for name in ("on", "because", "once") if name in answers}
