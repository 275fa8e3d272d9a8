"""The question for an amount of money."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from coi_register.nhsuk.fields import Words

MOST = Decimal(10) ** 12


class Pounds(Words):
    """An amount in pounds, “£420,000” or “420000.50”; the answer is a `Decimal`, or None when it is left empty."""

    def clean(self, value: Any) -> Decimal | None:  # type: ignore[override]
        written = super().clean(value)
        if not written:
            return None
        try:
            amount = Decimal(written.replace("£", "").replace(",", "").replace(" ", ""))
        except InvalidOperation:
            amount = Decimal("NaN")
        if not amount.is_finite() or amount < 0 or amount >= MOST or amount != round(amount, 2):
            raise forms.ValidationError(f"{self.label} must be an amount in pounds, like 420,000 or 1250.50")
        return amount
