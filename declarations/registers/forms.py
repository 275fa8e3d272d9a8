"""What is asked on the pages of the registers."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from coi_register.choices import choices_of
from coi_register.nhsuk.fields import Choice, DayField, Tick, Words
from coi_register.nhsuk.forms import Form
from declarations.guidance.vocabulary import INTEREST_CATEGORY_LABELS
from declarations.registers.filters import Filters
from declarations.registers.moment import Moment
from declarations.registers.vocabulary import BASIS_LABELS, CAPACITY_LABELS, PART_LABELS, Basis, Part, Register


def known_by(day: date) -> datetime:
    """The end of a day: whatever was written on it was known by then."""
    return timezone.make_aware(datetime.combine(day, time.max))


class AsAtForm(forms.Form):
    """On which day it was true, and by which it was known; a question in the address, so it carries no token."""

    use_required_attribute = False
    on = DayField("True on", hint="", required=False)
    known = DayField("As known by the end of", hint="Leave it empty for what is known now", required=False)

    def __init__(self, *args: Any, register: Register = Register.INTERESTS, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if register is Register.PROCUREMENT:  # its stages are dated; what was known of them, its editions tell
            del self.fields["known"]

    def moment(self, *, today: date) -> Moment:
        """The moment asked for; today, as known now, for what was not asked or could not be read."""
        given = self.given
        known = given.get("known")
        return Moment(given.get("on") or today, known_by(known) if known else None)

    @property
    def given(self) -> dict[str, Any]:
        """What could be read of what was asked."""
        return self.cleaned_data if self.is_bound and (self.is_valid() or self.errors) else {}


class RegisterForm(AsAtForm):
    """The filters above a register."""

    text = Words("Words", required=False, kind="search", autocomplete="off", width=20, max_length=100)
    committees = Choice("Committee", choices=[], as_select=True, empty_text="Every committee", required=False)
    capacity = Choice("On the register as", choices=[], as_select=True, empty_text="Anybody", required=False)
    type = Choice("Type of interest", choices=[], as_select=True, empty_text="Every type", required=False)
    public_only = Tick("Only what is on the public register", required=False)
    whole = Tick("Show what is withheld", required=False)

    def __init__(self, *args: Any, register: Register, committees: Iterable[str], whole: bool, **kwargs: Any) -> None:
        super().__init__(*args, register=register, **kwargs)
        self.fields["committees"].choices = [(name, name) for name in committees]  # type: ignore[attr-defined]
        self.fields["capacity"].choices = [(label, label) for label in CAPACITY_LABELS.values()]  # type: ignore[attr-defined]
        labels = INTEREST_CATEGORY_LABELS.values()
        self.fields["type"].choices = [(label, label) for label in labels]  # type: ignore[attr-defined]
        if register is not Register.INTERESTS:
            del self.fields["type"]
        if register is Register.PROCUREMENT:
            del self.fields["capacity"]
        if not whole:
            del self.fields["whole"]

    def filters(self) -> Filters:
        """What was asked for."""
        asked = {name: value for name, value in self.given.items() if name in Filters.__dataclass_fields__ and value}
        return Filters(**asked)


class PrepareForm(Form):
    true_on = DayField("Which day does the edition tell of?", hint="Today, unless there is a reason for an earlier day")
    because = Words("What is it for?", hint="For example: the quarterly publication", required=False, max_length=200)


class PublishForm(Form):
    because = Words("Anything to note about this publication?", required=False, max_length=200)


class BecauseForm(Form):
    because = Words("Why?", rows=3)


class AskForm(Form):
    """`entries` are those of the person; one is named when details are meant."""

    part = Choice("What should be left out of the public register?", choices=choices_of(PART_LABELS), coerce=Part)
    entry = Choice(
        "Which entry?",
        choices=[],
        as_select=True,
        required=False,
        hint="Only where the entry’s own words are to be left out",
    )
    because = Words(
        "Why?",
        rows=4,
        hint="What harm publication could do, or which law bars it. This is never published, and few may read it",
    )
    letter = Words("Which letter asks for it?", hint="For example: letter of 20 February 2018", max_length=200)

    def __init__(self, *args: Any, entries: Iterable[tuple[str, str]], for_another: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["entry"].choices = list(entries)  # type: ignore[attr-defined]
        if not for_another:
            del self.fields["letter"]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("part") == Part.DETAIL and not given.get("entry"):
            self.add_error("entry", "Choose the entry whose words are to be left out")
        return given


class GrantForm(Form):
    reason = Words("Why is it withheld?", rows=4, hint="Kept with the decision, never published")
    review_on = DayField("When do you look at it again?", hint="For example, 1 3 2019")


class ReasonForm(Form):
    reason = Words("Why?", rows=4, hint="Kept with the decision, never published")


class MarkForm(Form):
    person = Choice("Who decides for the CCG?", choices=[], as_select=True)
    basis = Choice("On which basis?", choices=choices_of(BASIS_LABELS), coerce=Basis)
    since = DayField("Since when?", hint="The first day, for example 1 4 2018")

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = list(people)  # type: ignore[attr-defined]


class UnmarkForm(Form):
    until = DayField("From which day do they decide no longer?", hint="The first day without it, for example 1 4 2018")
    because = Words("Why?", required=False, max_length=200)
