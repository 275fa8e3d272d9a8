"""The questions with which an officer keeps organisations: each form answers one service."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from coi_register.choices import choices_of
from coi_register.nhsuk.fields import Choice, DayField, Words
from coi_register.nhsuk.forms import Form
from committees.organisations.forms.picker import OrganisationField
from committees.organisations.models import Organisation
from committees.organisations.vocabulary import LINK_LABELS, ORGANISATION_KIND_LABELS, LinkKind, OrganisationKind

UNTIL_HINT = "The first day on which it no longer holds. If the last day is 31 March 2018, enter 1 4 2018"


class SearchForm(Form):
    """What to look for."""

    q = Words("Name, part of a name, ODS code or company number", kind="search", required=False, max_length=200)
    marks_optional = False


class Answered(Form):
    """A form whose answers are the keyword arguments of one service."""

    def answers(self) -> dict[str, Any]:
        """What the service is given, with the token `once`."""
        return dict(self.cleaned_data)


class AddForm(Answered):
    name = Words("Name", max_length=200)
    kind = Choice(
        "Kind of organisation",
        choices=choices_of(ORGANISATION_KIND_LABELS),
        coerce=OrganisationKind,
    )
    ods_code = Words(
        "ODS code", hint="For example A81001. Practices and CCGs have one", required=False, width=10, max_length=10
    )
    company_number = Words("Company number", hint="As at Companies House", required=False, width=10, max_length=10)
    aliases = Words("Names it also goes by", hint="One on each line", rows=3, required=False)
    address = Words("Address", required=False, max_length=250)
    postcode = Words("Postcode", required=False, width=10, max_length=10)
    opened = DayField("Opened on", required=False)

    def answers(self) -> dict[str, Any]:
        """The other names as a list."""
        aliases = [line for line in self.cleaned_data["aliases"].splitlines() if line.strip()]
        return super().answers() | {"aliases": [alias[:200] for alias in aliases]}


class RenameForm(Answered):
    name = Words("New name", max_length=200)
    on = DayField("First day of the new name")
    because = Words("Reason", rows=2, required=False)


class AliasForm(Answered):
    name = Words("Name", hint="Initials, a short form, or a name it bore before", max_length=200)
    since = DayField("From", required=False)
    until = DayField("Until", hint=UNTIL_HINT, required=False)


class EnrolForm(Answered):
    since = DayField("Member from", required=False)
    until = DayField("Until", hint=UNTIL_HINT, required=False)

    def __init__(self, *args: Any, ccgs: Iterable[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {str(ccg.pk): ccg for ccg in ccgs}
        choices = [(key, f"{ccg.name} ({ccg.ods_code})" if ccg.ods_code else ccg.name) for key, ccg in known.items()]
        self.fields["ccg"] = Choice("CCG", choices=choices, coerce=known.__getitem__, as_select=True)
        self.order_fields(["ccg", "since", "until"])


class LinkForm(Answered):
    kind = Choice(
        "This organisation is",
        choices=[(kind.value, f"{label} …") for kind, label in LINK_LABELS.items()],
        coerce=LinkKind,
        missing="Select how this organisation is linked to the other",
    )
    to = OrganisationField("The other organisation", unidentified=False)
    since = DayField("From", required=False)
    until = DayField("Until", hint=UNTIL_HINT, required=False)
    found_in = Words(
        "Where you read it",
        hint="For example, Companies House on 3 May 2018, or a declaration",
        required=False,
        max_length=250,
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        picker = self.fields["to"]
        assert isinstance(picker, OrganisationField)
        picker.look_up(on=on)

    def answers(self) -> dict[str, Any]:
        """The organisation itself, as the picker leaves no other answer."""
        return super().answers() | {"to": self.cleaned_data["to"].organisation}


class EndForm(Answered):
    until = DayField("Until", hint=UNTIL_HINT)
    because = Words("Reason", rows=2)


class CloseForm(Answered):
    on = DayField("Closed from", hint="The first day on which it is closed. For example, 1 3 2018")
    because = Words("Reason", rows=2)
