"""Which year and which committee to look at; a question in the address, so it carries no token."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from coi_register.nhsuk.fields import Choice
from committees.seats.models import Committee
from declarations.oversight.periods import choices, period_of


class PeriodForm(forms.Form):
    use_required_attribute = False
    year = Choice("Year", choices=[], as_select=True, empty_text="The last twelve months", required=False)
    committee = Choice(
        "Committee", choices=[], coerce=UUID, as_select=True, empty_text="Every committee", required=False, empty_value=None
    )

    def __init__(self, *args: Any, today: date, committees: Iterable[Committee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["year"].choices = choices(today)[1:]  # type: ignore[attr-defined]
        self.fields["committee"].choices = [(str(one.pk), one.name) for one in committees]  # type: ignore[attr-defined]

    def asked(self) -> dict[str, Any]:
        """What was asked for; twelve months and every committee for what was not, or could not be read."""
        given = self.cleaned_data if self.is_bound and (self.is_valid() or self.errors) else {}
        return {"period": period_of(given.get("year"), self.today), "committee": given.get("committee")}
