"""What is asked of a reviewer, and of a declarer who is asked back."""

from typing import Any
from uuid import UUID

from django import forms

from coi_register.nhsuk.fields import Choice, DayField, Words
from coi_register.nhsuk.forms import Form
from committees.organisations.forms import OrganisationField
from declarations.guidance.vocabulary import Step
from declarations.interests import wording

MOST_WORDS = 2000
NOTHING = "nothing"


class ReviewForm(Form):
    """What is agreed; the same page says that the declaration was read."""

    step = Choice(
        "What do they do when an item touches this interest?",
        choices=[*wording.STEPS, (NOTHING, "Nothing is needed")],
        coerce=lambda step: None if step == NOTHING else Step(step),
        hints=wording.STEP_HINTS | {NOTHING: "You have read it. What each meeting proposes stays as it is."},
        missing="Select what they do",
    )
    text = Words(
        "Action taken to mitigate the risk", hint="As the register shows it", rows=3, required=False, max_length=MOST_WORDS
    )
    review_on = DayField("When do you look at it again?", hint="For example, 1 3 2019", required=False)
    because = Words("Agreed with", hint="For example, the head of governance on 1 March 2018", required=False)


class AskForm(Form):
    words = Words(
        "What do you want to ask?",
        hint="They read it as you write it. Ask one thing at a time",
        rows=4,
        max_length=MOST_WORDS,
        missing="Enter the question",
    )


class AnswerForm(Form):
    words = Words("What is your answer?", rows=4, max_length=MOST_WORDS, missing="Enter your answer")


class TieForm(Form):
    organisation = OrganisationField("Which organisation do these words mean?")
    because = Words(
        "How do you know?",
        hint="For example, Companies House shows them as a director. The declarer reads it too",
        missing="Say how you know that it is this organisation",
    )

    def clean(self) -> dict[str, Any]:
        says = super().clean()
        chosen = says.get("organisation")
        if chosen is not None and chosen.organisation is None:
            self.add_error("organisation", "Choose an organisation of the register. If it is not there, add it first")
        return says


class Read(forms.CharField):
    """Which interests were on the page, each in which version; carried by the form."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> list[tuple[UUID, int]]:
        try:
            pairs = [one.rsplit(":", 1) for one in super().clean(value).split()]
            return [(UUID(key), int(version)) for key, version in pairs]
        except ValueError:
            raise forms.ValidationError("Open the page again: it did not say what you read.") from None


class AttestForm(Form):
    read = Read(required=False)


class SendForm(Form):
    """Nothing but a button."""
