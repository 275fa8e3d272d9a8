"""What an address asks for: a day, what was known by when, and which entries, by the names that the screen uses."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from coi_register import clock
from coi_register.nhsuk.forms import Form
from declarations.registers.filters import Filters
from declarations.registers.moment import Moment

LONGEST = 200


class AskedForm(forms.Form):
    """A question in the address, so it carries no token. `known` is a day: what was known by its end."""

    on = forms.DateField(required=False, error_messages={"invalid": "“on” must be a day, like 2018-03-01."})
    known = forms.DateField(required=False, error_messages={"invalid": "“known” must be a day, like 2018-03-01."})
    text = forms.CharField(required=False, max_length=LONGEST)
    capacity = forms.CharField(required=False, max_length=LONGEST)
    committees = forms.CharField(required=False, max_length=LONGEST)
    type = forms.CharField(required=False, max_length=LONGEST)
    organisation = forms.CharField(required=False, max_length=LONGEST)
    public_only = forms.BooleanField(required=False)

    @property
    def refusal(self) -> str:
        """What is wrong with the question; nothing where it can be answered."""
        return " ".join(str(error) for errors in self.errors.values() for error in errors)

    def moment(self) -> Moment:
        """Today, as known now, unless another day is asked for."""
        known = self.cleaned_data["known"]
        end = timezone.make_aware(datetime.combine(known + timedelta(days=1), time())) if known else None
        return Moment(self.cleaned_data["on"] or clock.today(), end - timedelta(microseconds=1) if end else None)

    def filters(self) -> Filters:
        """Which entries."""
        given: dict[str, Any] = {name: self.cleaned_data[name] for name in Filters.__slots__}
        return Filters(**given)


class ExportForm(Form):
    """Nothing to say but yes: what is asked for stands in the address."""
