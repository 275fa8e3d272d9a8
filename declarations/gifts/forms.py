"""The forms of an offer: the one that records or corrects it, the answer, the word of somebody senior, and the nil return."""

from decimal import Decimal
from typing import Any

from django import forms

from coi_register.choices import choices_of
from coi_register.nhsuk.fields import Choice, DayField, Tick, Words
from coi_register.nhsuk.forms import Form
from committees.organisations.forms import OrganisationField
from declarations.gifts.vocabulary import APPROVAL_LABELS, TAKEN_LABELS, Approval, Taken
from declarations.guidance.offers import DONOR_LABELS, KIND_LABELS, DonorKind, OfferKind

MOST_WORDS = 2000
KIND_HINTS = {
    OfferKind.MEAL.value: "Give the value for one person.",
    OfferKind.CASH.value: "Also a gift card, or anything as good as money.",
}
BEYOND = [("no", "No, it is modest"), ("yes", "Yes")]


class Pounds(forms.DecimalField):
    """An amount in pounds and pence; a pound sign and commas may be typed."""

    drawn_by = "components/fields/pounds.jinja"
    widget = forms.TextInput

    def __init__(self, label: str, *, hint: str = "", **kwargs: Any) -> None:
        super().__init__(label=label, help_text=hint, max_digits=10, decimal_places=2, min_value=Decimal(0), **kwargs)
        wrong = f"{label} must be an amount in pounds, like 12.50"
        self.error_messages |= dict.fromkeys(("invalid", "max_digits", "max_decimal_places", "max_whole_digits"), wrong)
        self.error_messages["min_value"] = f"{label} must be nothing or more"
        self.validators = [one for one in self.validators if not hasattr(one, "messages")]

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # the stubs take it for a whole number
        return super().to_python(value.replace("£", "").replace(",", "") if isinstance(value, str) else value)

    def validate(self, value: Any) -> None:
        """Also refuses parts of a penny, and more than the register can hold."""
        super().validate(value)
        if value is not None and (abs(value) >= Decimal(10) ** 8 or value != round(value, 2)):
            raise forms.ValidationError(self.error_messages["invalid"])


class OfferForm(Form):
    """What was offered, by whom, and what became of it; `advised` names the advice that was read on the page."""

    on = DayField("Day of the declaration", hint="The date beside the signature, for example 1 3 2018")
    paper = Words("Which paper do you read it from?", missing="Say which paper you read it from")
    kind = Choice(
        "What was offered?",
        choices=choices_of(KIND_LABELS),
        hints=KIND_HINTS,
        missing="Select what was offered",
        as_select=False,
    )
    offered_on = DayField("When was it offered?", missing="Enter the day on which it was offered")
    donor_kind = Choice("Who offered it?", choices=choices_of(DONOR_LABELS), missing="Select who offered it")
    donor = OrganisationField(
        "Which organisation?",
        hint="Name, part of a name or ODS code. Leave it empty for patients and families",
        required=False,
    )
    details = Words(
        "What is it, and why was it offered?",
        hint="Do not name patients or members of their family",
        rows=3,
        max_length=MOST_WORDS,
        missing="Describe what was offered",
    )
    value = Pounds("What is it worth?", hint="In pounds. An estimate will do; for a meal, for one person", required=False)
    earlier = Pounds(
        "What else did the same source give you in the twelve months before?",
        hint="In pounds together, if anything. What you recorded here is counted already where an organisation gave it",
        required=False,
    )
    beyond_modest = Choice(
        "For travel or accommodation: is it beyond what is modest?",
        hint="For example business class, first class, or abroad",
        choices=BEYOND,
        coerce=lambda answer: answer == "yes",
        required=False,
        inline=True,
    )
    affects_judgement = Tick("Somebody outside could think that it affects your judgement")
    asked_for = Tick("I asked for it")
    taken = Choice(
        "What became of it?",
        choices=choices_of(TAKEN_LABELS),
        hints={Taken.OFFERED.value: "Choose this where somebody senior must approve it first."},
        coerce=Taken,
        missing="Select what became of it",
    )
    reason = Words("Why was it accepted or declined?", rows=2, required=False, max_length=MOST_WORDS)
    received_on = DayField("If it was accepted, when did you receive it?", required=False)
    because = Words("Why does it change?", hint="Kept in the history of this offer", missing="Say why it changes")
    advised = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, from_paper: bool = False, changes: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unasked = [] if from_paper else ["on", "paper"]
        for name in [*unasked, *([] if changes else ["because"])]:
            del self.fields[name]
        if from_paper:
            self.fields["asked_for"].label = "They asked for it"
            self.fields["affects_judgement"].label = "Somebody outside could think that it affects their judgement"

    def told(self) -> dict[str, Any]:
        """The answers as the words of the deed."""
        names = ("kind", "offered_on", "donor_kind", "details", "value", "earlier", "beyond_modest")
        more = ("affects_judgement", "asked_for", "taken", "reason", "received_on")
        answers = {name: self.cleaned_data[name] for name in (*names, *more)}
        chosen = self.cleaned_data["donor"]
        named = {
            "donor": chosen and chosen.organisation,
            "donor_text": chosen.text if chosen and not chosen.organisation else "",
        }
        return answers | named | {"kind": OfferKind(answers["kind"]), "donor_kind": DonorKind(answers["donor_kind"])}


class AnswerForm(Form):
    taken = Choice(
        "What became of it?",
        choices=[(key.value, TAKEN_LABELS[key]) for key in (Taken.DECLINED, Taken.ACCEPTED, Taken.FOR_THE_CCG)],
        coerce=Taken,
        missing="Select what became of it",
    )
    reason = Words("Why?", rows=2, max_length=MOST_WORDS, missing="Say why it was accepted or declined")
    received_on = DayField("If it was accepted, when did you receive it?", required=False)


class ApprovalForm(Form):
    approval = Choice(
        "May it be accepted?",
        choices=choices_of(APPROVAL_LABELS),
        coerce=Approval,
        missing="Select whether it may be accepted",
    )
    says = Words("Why?", hint="The register shows this reason", rows=2, max_length=MOST_WORDS, missing="Say why")


class NilForm(Form):
    since = DayField("First day of the period", hint="For example, 1 10 2017")
    last = DayField("Last day of the period", hint="For example, 31 12 2017")
