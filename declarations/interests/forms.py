"""The forms of a declaration: one for each question, and those that end, confirm and agree."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from coi_register.nhsuk.fields import Choice, DayField, Tick, Words
from coi_register.nhsuk.forms import Form
from coi_register.refusals import CannotBeDone
from committees.organisations.forms import OrganisationField
from declarations.interests import soundness, wording
from declarations.interests.clocks import Clock
from declarations.interests.questions import Question, Where

MOST_WORDS = 2000


class PaperForm(Form):
    """An officer says from which paper, and of which day, a declaration is read."""

    on = DayField("Day of the declaration", hint="The date beside the signature, for example 1 3 2018")
    because = Words("Which paper do you read it from?", hint="For example, form signed at the meeting of the committee")


class KindForm(Form):
    kind = Choice(
        "What type of interest is it?",
        choices=wording.KINDS,
        hints=wording.KIND_HINTS,
        missing="Select the type of interest",
        as_select=False,
    )


class WhoseForm(Form):
    relationship = Choice(
        "Who has the interest?",
        hint=wording.DO_NOT_NAME,
        choices=wording.RELATIONSHIPS,
        hints=wording.RELATIONSHIP_HINTS,
        missing="Select who has the interest",
    )


class TheirKindForm(Form):
    category = Choice(
        "What type of interest do they have?",
        choices=wording.THEIR_KINDS,
        hints=wording.THEIR_HINTS,
        missing="Select the type of interest they have",
    )


class WhereForm(Form):
    where = Choice(
        "What does the interest lie in?",
        choices=wording.WHERE,
        hints=wording.WHERE_HINTS,
        missing="Select what the interest lies in",
    )


class OrganisationForm(Form):
    organisation = OrganisationField("Which organisation is it?")


class GroupForm(Form):
    affected_class = Choice(
        "Which group of providers is it?", choices=wording.GROUPS, missing="Select the group of providers"
    )


class TopicForm(Form):
    topic = Words("Which subject is it?", hint="For example, dermatology", max_length=100, missing="Enter the subject")


class RoleForm(Form):
    """The part played, and the nature of the interest; without anything else to go by, the words are needed."""

    role = Choice("Role", choices=wording.ROLES, missing="Select a role, or Other role", as_select=True)
    text = Words("What is the nature of the interest?", rows=4, required=False, max_length=MOST_WORDS)

    def __init__(self, *args: Any, where: str | None = None, direct: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].label = "Your role" if direct else "Their role"
        self.fields["role"].required = where == Where.ORGANISATION
        self.fields["text"].required = where == Where.WORDS
        self.fields["text"].error_messages["required"] = "Describe the interest"
        hint = "What the organisation does, and what you do there" if direct else wording.DO_NOT_NAME
        self.fields["text"].help_text = hint


class DatesForm(Form):
    since = DayField("When did it begin?", hint="For example, 1 3 2018", required=False)
    until = DayField(
        "When did it end?",
        hint="If it has ended: the first day without it",
        required=False,
    )
    aware_on = DayField(
        "When did you first know of it?",
        hint="The law counts from this day how soon it must be declared",
        required=False,
    )

    def __init__(self, *args: Any, declared_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.declared_on = declared_on

    def clean(self) -> dict[str, Any]:
        days = {name: self.cleaned_data.get(name) for name in ("since", "until", "aware_on")}
        try:
            soundness.check_dates(**days, declared_on=self.declared_on, today=None)
        except CannotBeDone as refusal:
            self.refuse(refusal)
        return self.cleaned_data


class PublishForm(Form):
    """Consent to publish, and why not (R2.8)."""

    publish = Choice(
        "May it be published on the register?",
        choices=wording.PUBLISH,
        hints=wording.PUBLISH_HINTS,
        coerce=lambda answer: answer == "yes",
        missing="Select whether it may be published",
    )
    not_published_because = Words(
        "If not, why should it be withheld?",
        hint="For example, that publishing it could put somebody at risk of harm",
        rows=3,
        required=False,
        max_length=MOST_WORDS,
    )

    def clean(self) -> dict[str, Any]:
        says = super().clean()
        try:
            soundness.check_consent(publish=says.get("publish") is not False, because=says.get("not_published_because", ""))
        except CannotBeDone as refusal:
            self.refuse(refusal)
        return says if says.get("publish") is False else says | {"not_published_because": ""}


FORMS: Mapping[Question, type[Form]] = {
    Question.PAPER: PaperForm,
    Question.KIND: KindForm,
    Question.WHOSE: WhoseForm,
    Question.THEIRS: TheirKindForm,
    Question.WHERE: WhereForm,
    Question.ORGANISATION: OrganisationForm,
    Question.GROUP: GroupForm,
    Question.TOPIC: TopicForm,
    Question.ROLE: RoleForm,
    Question.DATES: DatesForm,
    Question.PUBLISH: PublishForm,
}


class CheckForm(Form):
    """The last page before declaring: the tick is only shown where the same stands already, the reason where it is late."""

    again = Tick("This is another interest, not the one on the register")
    late_because = Words(
        "Why is it declared late?", rows=3, max_length=MOST_WORDS, missing="Say why it is declared late, in a sentence"
    )

    def __init__(self, *args: Any, late: Clock | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["late_because"].required = late is not None and late.in_law
        if late is None:
            del self.fields["late_because"]


class AmendForm(Form):
    because = Words("Why does it change?", hint="Kept in the history of the interest", missing="Say why it changes")


class Spoken(Form):
    """Somebody's word that there is nothing; an officer who writes it down names the paper."""

    on = DayField("Day of the declaration", hint="The date beside the signature, for example 1 3 2018")
    because = Words("Which paper do you read it from?", missing="Say which paper you read it from")

    def __init__(self, *args: Any, from_paper: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not from_paper:
            del self.fields["on"], self.fields["because"]


class CeaseForm(Form):
    until = DayField(
        "When did it end?", hint="The first day without it, for example 1 3 2018", missing="Enter the day it ended"
    )
    because = Words("Which paper do you read it from?", missing="Say which paper you read it from")
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, from_paper: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not from_paper:
            del self.fields["because"]
