"""Who else might be invited, which party an item might concern, and the reasons for the rulings to save."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms

from coi_register.nhsuk.fields import Choice, Tick, Words
from coi_register.nhsuk.forms import Form
from committees.meetings.forms.agenda import part_played
from committees.meetings.forms.fields import one_of
from committees.meetings.vocabulary import PartPlayed
from committees.organisations.forms import OrganisationField
from committees.people.models import Person
from committees.seats.vocabulary import SEAT_CATEGORY_LABELS, SeatCategory
from declarations.whatif.address import LONGEST_NAME
from declarations.whatif.savings import Saving
from declarations.whatif.selectors import Tried
from declarations.whatif.services import Chosen
from declarations.whatif.suppositions import Invited, Party

ASKED = "asked"  # in the address of a form that was sent; what is tried stands beside it


class TryForm(Form):
    """A question whose answer becomes part of an address, and is never saved."""

    def __init__(self, query: Mapping[str, Any], *, tried: Tried) -> None:
        super().__init__(query if ASKED in query else None, prefix="try")
        del self.fields["once"]  # nothing is done, so nothing is done twice
        self.ask(tried)

    def ask(self, tried: Tried) -> None:
        """Add the questions that depend on the meeting."""

    def look_up(self, tried: Tried) -> None:
        """Organisations are looked up for the day of the meeting."""
        field, row = self.fields["organisation"], tried.before.gathered.row
        if isinstance(field, OrganisationField):
            field.look_up(on=row.on, ccg=None if row.is_in_common else row.ccg)


class InviteForm(TryForm):
    """Somebody more at the meeting: a person on record, or a name."""

    person = Choice("Somebody on record", choices=[], required=False, as_select=True, empty_text="Nobody chosen")
    name = Words("Or the name of somebody who is not", max_length=LONGEST_NAME, required=False)
    organisation = OrganisationField(
        "The practice or other organisation where they work",
        hint="Only for somebody not on record: they are judged as a partner there. Name, part of a name or ODS code",
        unidentified=False,
        required=False,
    )
    category = Choice(
        "The kind of seat they would take",
        choices=[(key.value, label) for key, label in SEAT_CATEGORY_LABELS.items() if key is not SeatCategory.IN_ATTENDANCE],
        coerce=SeatCategory,
        as_select=True,
    )
    votes = Tick("They would have a vote", hint="Without one they advise, and make up no quorum of votes.")

    def __init__(self, query: Mapping[str, Any], *, tried: Tried, people: Iterable[Person]) -> None:
        self.people = people
        super().__init__(query, tried=tried)

    def ask(self, tried: Tried) -> None:
        label, hint = str(self.fields["person"].label), "Their own declarations are judged."
        self.fields["person"] = one_of(
            label, self.people, _described, hint=hint, required=False, as_select=True, empty_text="Nobody chosen"
        )
        self.order_fields(["person", "name", "organisation", "category", "votes"])
        self.fields["votes"].initial = True
        committees = tried.before.gathered.row.committees
        if len(committees) > 1:
            names = tried.before.committee_names
            self.fields["committee"] = one_of("At which committee", committees, lambda one: names[one.pk], as_select=True)
        self.look_up(tried)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if bool(given.get("person")) == bool(given.get("name")):
            self.add_error("name", "Choose somebody on record, or enter a name, and not both")
        if given.get("person") and given.get("organisation"):
            self.add_error("organisation", "Leave this empty for somebody on record: what they declared is judged")
        return given

    def supposition(self) -> Invited:
        """The answer."""
        given = self.cleaned_data
        person, works_at, committee = given["person"], given["organisation"], given.get("committee")
        return Invited(
            name=person.name if person else given["name"],
            category=given["category"],
            votes=given["votes"],
            person=person.pk if person else None,
            organisation=works_at.organisation.pk if works_at else None,
            committee=committee.pk if committee else None,
        )


class PartyForm(TryForm):
    """An item concerns a party more: an organisation of the register, or words."""

    item = Choice("Which item?", choices=[], as_select=True)
    organisation = OrganisationField("Who might it concern?", missing="Enter the name or ODS code of the party")
    part_played = part_played()

    def ask(self, tried: Tried) -> None:
        by_key = {str(item.key): item for item in tried.items}
        choices = [(key, f"{item.number} {item.title}") for key, item in by_key.items()]
        shown = str(tried.shown.key) if tried.shown else None
        self.fields["item"] = Choice(
            "Which item?",
            choices=choices,
            coerce=by_key.__getitem__,
            as_select=True,
            initial=shown,
            missing="Select the item",
        )
        self.order_fields(["item", "organisation", "part_played"])
        self.look_up(tried)

    def supposition(self) -> Party:
        """The answer."""
        given = self.cleaned_data
        chosen = given["organisation"]
        return Party(
            item=given["item"].key,
            name=chosen.organisation.name if chosen.organisation else chosen.text,
            organisation=chosen.organisation.pk if chosen.organisation else None,
            part_played=PartPlayed(given["part_played"]) if given["part_played"] else None,
        )


class SaveForm(Form):
    """The reason of each ruling to save, and the ruling that stood when the form was opened."""

    marks_optional = False

    def __init__(self, data: Mapping[str, Any] | None, *, savings: Iterable[Saving]) -> None:
        super().__init__(data)
        opened_on = data.keys() if data is not None else ()
        self.savings = [one for one in savings if (one.case.verdict and one.differs) or follows_name(one) in opened_on]
        for one in self.savings:
            self.fields[follows_name(one)] = forms.UUIDField(
                required=False, widget=forms.HiddenInput, initial=one.case.follows
            )
            self.fields[reason_name(one)] = _reason(one)

    def chosen(self) -> Iterator[Chosen]:
        """The rulings, as the service takes them."""
        for one in self.savings:
            decision = one.decided(self.cleaned_data[reason_name(one)])
            follows, field = self.cleaned_data[follows_name(one)], reason_name(one)
            yield Chosen(one.case.item_id, one.case.person, decision, follows, one.called, field)


def follows_name(saving: Saving) -> str:
    return f"follows.{saving.case.item_id}.{saving.case.person}"


def reason_name(saving: Saving) -> str:
    return f"reason.{saving.case.item_id}.{saving.case.person}"


def _reason(saving: Saving) -> Words:
    is_needed = saving.decided("").needs_a_reason(saving.case.finding)
    missing = f"Give a reason for {saving.called}: this is not what was recommended"
    return Words(f"Reason{'' if is_needed else ' (optional)'}", rows=2, required=is_needed, missing=missing)


def _described(person: Person) -> str:
    return f"{person.name}, {person.position}" if person.position else person.name
