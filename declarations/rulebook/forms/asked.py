"""Which rules to show: whose, as on which day, under which instrument, and how sure of their text."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from coi_register.choices import choices_of
from coi_register.nhsuk.fields import Choice, DayField
from declarations.guidance.rulebook import load
from declarations.guidance.vocabulary import STATUS_LABELS, Status

NATIONAL = "national"


def day_asked(asked: Mapping[str, str], *, today: date) -> date:
    """The day in an address; today where there is none, or none that can be read."""
    try:
        return date.fromisoformat(asked.get("on", ""))
    except ValueError:
        return today


def instruments() -> list[tuple[str, str]]:
    """Every instrument of the book, whenever it was in force."""
    return [(text.key, f"{text.key}: {text.title}") for text in load().texts]


class RulesForm(forms.Form):
    """A question in the address, so it carries no token."""

    use_required_attribute = False
    of = forms.CharField(widget=forms.HiddenInput, required=False)  # a CCG, or NATIONAL
    on = DayField("In force on", hint="", required=False)
    instrument = Choice("Instrument", choices=instruments, as_select=True, empty_text="Every instrument", required=False)
    status = Choice(
        "How sure we are of the text",
        choices=choices_of(STATUS_LABELS),
        coerce=Status,
        as_select=True,
        empty_text="However sure",
        required=False,
    )

    def asked(self, *, today: date) -> dict[str, Any]:
        """What was asked for; today and everything for what was not, or could not be read."""
        given = self.cleaned_data if self.is_bound and (self.is_valid() or self.errors) else {}
        return {"on": given.get("on") or today, "instrument": given.get("instrument"), "status": given.get("status")}

    def whose(self) -> dict[str, Any]:
        """The CCG asked for, if any; what cannot be read asks for none."""
        of = (self.data.get("of") or "") if self.is_bound else ""
        try:
            return {"asked": UUID(of)}
        except ValueError:
            return {"asked": None, "of_nobody": of == NATIONAL}
