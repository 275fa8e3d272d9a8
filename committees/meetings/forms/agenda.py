"""An item of the agenda, and what it concerns."""

from collections.abc import Sequence
from typing import Any

from coi_register.nhsuk.fields import Choice, Tick, Ticks, Version, Words
from coi_register.nhsuk.forms import Form
from committees.meetings.forms.fields import some_of
from committees.meetings.models import Item, Meeting
from committees.meetings.suggestions import Suggestion
from committees.meetings.vocabulary import (
    ITEM_KIND_LABELS,
    PART_LABELS,
    PART_PLAYED_LABELS,
    ROUTE_LABELS,
    STAGE_LABELS,
    Part,
)
from committees.organisations.models import Organisation

_STANDING = ("number", "title", "kind", "decision", "part", "touches_performer", "route", "stage")
PROCURED = "Only for a procurement or a contract."


class ItemForm(Form):
    """What stands on the agenda; in a meeting in common, also whose item it is."""

    number = Words(
        "Item number",
        hint="As printed on the agenda, for example 6 or PCC19/008",
        max_length=20,
        width=10,
        missing="Enter the item number",
    )
    title = Words("Title", hint="As printed on the agenda", max_length=300, missing="Enter the title")
    kind = Choice("Kind of item", choices=[*ITEM_KIND_LABELS.items()], missing="Select the kind of item")
    decision = Tick("A decision is asked for")
    part = Choice("Part of the meeting", choices=[*PART_LABELS.items()], initial=Part.PUBLIC)
    touches_performer = Tick("A part of it is about the performance of one GP or other performer")  # R6.7
    route = Choice("Route", choices=[*ROUTE_LABELS.items()], hint=PROCURED, required=False, as_select=True)
    stage = Choice("Stage", choices=[*STAGE_LABELS.items()], hint=PROCURED, required=False, as_select=True)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if meeting.is_in_common:
            self.fields["committees"] = some_of(
                "Whose item it is",
                meeting.committees,
                lambda committee: f"{committee}, {committee.ccg}",
                hint="Leave all empty when it is an item of every committee that meets.",
                required=False,
            )


class AmendForm(ItemForm):
    """The same for an item that stands already; `version` is the one that was read."""

    because = Words("Reason for the change", hint="It stays in the history.", required=False)

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        standing = {name: getattr(item, name) for name in _STANDING}
        standing["committees"] = [str(row.committee_id) for row in item.for_committees.all()]
        super().__init__(*args, meeting=item.meeting, initial=standing, **kwargs)
        self.fields["version"] = Version(item.version)


class MarkForm(Form):
    """In which part of the meeting an item is taken."""

    part = Choice("Part of the meeting", choices=[*PART_LABELS.items()])

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"].initial = item.part
        self.fields["version"] = Version(item.version)


class OfferForm(Form):
    """What the title seems to name, and the neighbours where patients may move, to be taken up."""

    marks_optional = False  # one of the boxes is wanted, whichever

    organisations = Ticks("Organisations", choices=[])
    unidentified = Ticks("Parties that the title does not name", choices=[])
    neighbours = Ticks("Practices near by", choices=[])

    def __init__(
        self,
        *args: Any,
        suggestions: Sequence[Suggestion],
        neighbours: Sequence[Organisation] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        found = [(one, suggestion) for suggestion in suggestions for one in suggestion.found]
        hidden = [(suggestion.words, f"“{suggestion.words}”") for suggestion in suggestions if not suggestion.found]
        hints = {str(one.organisation.pk): f"“{suggestion.words}”. {one.reason}" for one, suggestion in found}
        self.fields["organisations"] = some_of(
            "Organisations that the title may mean",
            [one.organisation for one, _ in found],
            {one.organisation: one.label for one, _ in found}.__getitem__,
            hints=hints,
            required=False,
        )
        self.fields["unidentified"] = Ticks(
            "Parties that the title does not name",
            choices=hidden,
            hint="They stay marked as not identified until somebody says who they are.",
            required=False,
        )
        self.fields["neighbours"] = some_of(
            "Practices near by, to which patients may move, or from which",
            neighbours,
            lambda practice: f"{practice}, {practice.ods_code}, {practice.postcode}",
            hint="Of the same postal district. Those you choose are noted as affected.",
            required=False,
        )
        if found or hidden:
            self.fields["part_played"] = part_played()
        for name, offered in (("organisations", found), ("unidentified", hidden), ("neighbours", neighbours)):
            if not offered:
                del self.fields[name]


def part_played() -> Choice:
    """The part that an organisation plays, where it is known."""
    return Choice("The part they play", choices=[*PART_PLAYED_LABELS.items()], required=False)
