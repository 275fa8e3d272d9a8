"""An amount in pounds: what is taken, and what is refused with a sentence rather than a failure."""

from decimal import Decimal

import pytest
from django.forms import ValidationError

from declarations.gifts.forms import Pounds

FIELD = Pounds("What is it worth?", required=False)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("12.50", "12.50"), ("£1,250", "1250"), ("0", "0"), ("99999999.99", "99999999.99"), ("1e3", "1000")],
)
def test_an_amount_is_taken_as_people_write_it(typed: str, amount: str) -> None:
    assert FIELD.clean(typed) == Decimal(amount)


@pytest.mark.parametrize("typed", ["12.505", "100000000", "9" * 40, "1e999", "1e-999", "NaN", "Infinity", "about ten"])
def test_what_the_register_cannot_hold_is_refused_in_words(typed: str) -> None:
    with pytest.raises(ValidationError, match="must be an amount in pounds"):
        FIELD.clean(typed)


@pytest.mark.parametrize("typed", ["-1", "-1e999"])
def test_less_than_nothing_is_refused_in_words(typed: str) -> None:
    with pytest.raises(ValidationError, match="must be"):
        FIELD.clean(typed)
