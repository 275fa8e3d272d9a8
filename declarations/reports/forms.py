"""On which day, of which committee and role; a question in the address, so it carries no token."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from coi_register.nhsuk.fields import Choice, DayField
from coi_register.nhsuk.words import day
from committees.seats.models import Committee
from committees.seats.vocabulary import SEAT_CATEGORY_LABELS
from declarations.reports.vocabulary import NO_SEAT

ROLE_LABELS: dict[str, str] = {one.value: label for one, label in SEAT_CATEGORY_LABELS.items()} | {NO_SEAT: "No seat"}


class ReportForm(forms.Form):
    use_required_attribute = False
    on = DayField("On", hint="", required=False)
    committee = Choice(
        "Committee", choices=[], coerce=UUID, as_select=True, empty_text="Every committee", required=False, empty_value=None
    )
    role = Choice(
        "Role",
        choices=list(ROLE_LABELS.items()),
        as_select=True,
        empty_text="Every role",
        required=False,
        empty_value=None,
    )

    def __init__(self, *args: Any, today: date, committees: Iterable[Committee], **kwargs: Any) -> None:
        super().__init__(*args, **({"initial": {"on": today}} | kwargs))
        self.today = today
        self.fields["committee"].choices = [(str(one.pk), one.name) for one in committees]  # type: ignore[attr-defined]

    def clean_on(self) -> date | None:
        """A day that has come: of tomorrow nobody knows who will have declared."""
        on: date | None = self.cleaned_data["on"]
        if on and on > self.today:
            raise forms.ValidationError(f"{day(on)} has not come yet. Give a day up to today.")
        return on

    def asked(self) -> dict[str, Any]:
        """What was asked for; today, every committee and every role for what was not, or could not be read."""
        given = self.cleaned_data if self.is_bound and (self.is_valid() or self.errors) else {}
        return {"on": given.get("on") or self.today, "committee": given.get("committee"), "role": given.get("role")}
