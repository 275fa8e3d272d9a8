"""The forms with which a person is invited, and with which it is said who acts for them and who manages them."""

from collections.abc import Iterable
from typing import Any

from coi_register.accounts.models import User
from coi_register.nhsuk.fields import Choice, DayField, Words
from coi_register.nhsuk.forms import Form
from committees.people.models import Person

UNTIL = "The first day on which it no longer holds. If the last day is 31 March 2018, enter 1 4 2018"


class Answered(Form):
    """A form whose answers are the keyword arguments of one service."""

    def answers(self) -> dict[str, Any]:
        """What the service is given, with the token `once`."""
        return dict(self.cleaned_data)


class InviteForm(Answered):
    """Where the letter goes."""

    email = Words(
        "Email address", kind="email", max_length=254, autocomplete="off", hint="Their own, which nobody else reads"
    )

    def clean_email(self) -> str:
        """With a sign and a host; whether it is anybody’s, the letter tells."""
        email: str = self.cleaned_data["email"].strip()
        before, at, host = email.rpartition("@")
        if not (before and at and "." in host) or " " in email:
            self.add_error("email", "Enter an email address, like name@example.org")
        return email


class Related(Answered):
    """From when to when, and why."""

    since = DayField("First day")
    until = DayField("Until", hint=UNTIL, required=False)
    because = Words("Reason", rows=2, required=False)


class ActsForForm(Related):
    """Which account acts for a person."""

    def __init__(self, *args: Any, accounts: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {str(one.pk): one for one in accounts}
        self.fields["user"] = Choice(
            "Who acts for them",
            choices=[(key, f"{one.name}, {one.email}") for key, one in known.items()],
            coerce=known.__getitem__,
            hint="Whoever is not listed is first given an account, under Accounts",
            as_select=True,
        )
        self.order_fields(["user", "since", "until", "because"])


class ManagerForm(Related):
    """Who manages a person."""

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {str(one.pk): one for one in people}
        self.fields["manager"] = Choice(
            "Line manager",
            choices=[(key, f"{one.name}, {one.position}" if one.position else one.name) for key, one in known.items()],
            coerce=known.__getitem__,
            as_select=True,
        )
        self.order_fields(["manager", "since", "until", "because"])


class EndForm(Answered):
    """From which day it no longer holds, and why."""

    until = DayField("First day on which it no longer holds")
    because = Words("Reason", rows=2, required=False)
