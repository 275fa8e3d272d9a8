"""Questions whose answer is a row, or a time of day."""

from collections.abc import Callable, Iterable
from datetime import time
from typing import Any, TypeVar

from django import forms

from coi_register.audit.models import Recorded
from coi_register.nhsuk.fields import Choice, Ticks, Words
from committees.meetings.times import time_from

Row = TypeVar("Row", bound=Recorded)


class TimeOfDay(Words):
    """The answer is a `datetime.time`, or None when it is left empty."""

    def clean(self, value: Any) -> time | None:  # type: ignore[override]
        written = super().clean(value)
        if not written:
            return None
        at = time_from(written)
        if at is None:
            raise forms.ValidationError(f"{self.label} must be a time, like 2pm or 14:00")
        return at


def one_of(label: str, rows: Iterable[Row], text: Callable[[Row], str] = str, **kwargs: Any) -> Choice:
    """A choice of one row; the answer is the row."""
    by_key = {str(row.pk): row for row in rows}
    return Choice(label, choices=[(key, text(row)) for key, row in by_key.items()], coerce=by_key.__getitem__, **kwargs)


def some_of(label: str, rows: Iterable[Row], text: Callable[[Row], str] = str, **kwargs: Any) -> Ticks:
    """A choice of any number of rows; the answer is the list of them."""
    by_key = {str(row.pk): row for row in rows}
    return Ticks(label, choices=[(key, text(row)) for key, row in by_key.items()], coerce=by_key.__getitem__, **kwargs)
