"""The forms on one's own pages: a button, and the password of whoever was invited."""

from typing import Any

from django import forms

from coi_register.nhsuk.fields import Words
from coi_register.nhsuk.forms import Form

HINT = "At least 12 characters. Three words that do not belong together are easy to remember."


class Button(Form):
    """Nothing to answer: the button says it."""


class ChoosePassword(Form):
    """A new password, twice."""

    marks_optional = False
    password = Words(
        "Password",
        hint=HINT,
        kind="password",
        autocomplete="new-password",
        missing="Enter a password",
        strip=False,
        max_length=256,
    )
    again = Words(
        "The same password again",
        kind="password",
        autocomplete="new-password",
        missing="Enter the password again",
        strip=False,
        max_length=256,
    )

    def clean_again(self) -> str:
        """The same as before."""
        again: str = self.cleaned_data["again"]
        if self.cleaned_data.get("password") not in (None, again):
            raise forms.ValidationError("The two passwords are not the same. Enter the same password twice.")
        return again

    def answers(self) -> dict[str, Any]:
        """What the service is given."""
        return {"password": self.cleaned_data["password"]}
