"""Which rules to show: as on which day, under which instrument, and how sure of their text."""

from datetime import date
from typing import Any

from django import forms

from coi_register.choices import choices_of
from coi_register.nhsuk.fields import Choice, DayField
from declarations.guidance.rulebook import load
from declarations.guidance.vocabulary import STATUS_LABELS, Status


def instruments() -> list[tuple[str, str]]:
    """Every instrument of the book, whenever it was in force."""
    return [(text.key, f"{text.key}: {text.title}") for text in load().texts]


class RulesForm(forms.Form):
    """A question in the address, so it carries no token."""

    use_required_attribute = False
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
