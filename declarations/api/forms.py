"""For whom a token is, and what for."""

from typing import Any

from coi_register.nhsuk.fields import Choice, Words
from coi_register.nhsuk.forms import Form


class TokenForm(Form):
    """`auditors` are the roles that were found, by key."""

    auditor = Choice("For which auditor?", choices=())
    purpose = Words("What is it for?", max_length=100, hint="For example: the yearly audit of declarations.")

    def __init__(self, *args: Any, auditors: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["auditor"].choices = [(key, f"{held.user}, {held.ccg}") for key, held in auditors.items()]  # type: ignore[attr-defined]


class EndForm(Form):
    """Nothing to say but yes."""
