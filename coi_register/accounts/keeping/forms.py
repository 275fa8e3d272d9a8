"""The forms with which accounts are opened, invited into and closed, and roles asked for, confirmed and ended."""

from collections.abc import Mapping, Sequence
from typing import Any

from coi_register.accounts.actors import ROLE_LABELS, Role
from coi_register.accounts.selectors import ccg_of
from coi_register.nhsuk.fields import Choice, DayField, Words
from coi_register.nhsuk.forms import Form

UNTIL = "The first day without the role. If the last day is 31 March 2018, enter 1 4 2018"
WHAT_IT_MAY = {
    Role.OFFICER: "Keeps committees, agendas, people and accounts of the CCG",
    Role.SECRETARY: "Keeps the agenda of one committee",
    Role.GUARDIAN: "Watches over how conflicts are handled",
    Role.AUDITOR: "Reads everything with its history, and changes nothing",
    Role.ADMIN: "Keeps accounts of every CCG, and reads no declaration",
}


class Answered(Form):
    """A form whose answers are the keyword arguments of one service."""

    def answers(self) -> dict[str, Any]:
        """What the service is given, with the token `once`."""
        return dict(self.cleaned_data)


class Sure(Answered):
    """Nothing to answer: the button says it."""


class Why(Answered):
    """A deed that asks for a reason."""

    because = Words("Reason", rows=2)


class OpenAccount(Answered):
    """Whose account, and for which CCG."""

    name = Words("Name", hint="As the registers have it, for example Dr Basil Sample", max_length=200, autocomplete="off")
    email = Words("Email address", kind="email", max_length=254, autocomplete="off")

    def __init__(self, *args: Any, ccgs: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ccg"] = Choice("CCG", choices=ccgs, coerce=ccg_of, initial=ccgs[0][0] if len(ccgs) == 1 else None)

    def clean_email(self) -> str:
        """With a sign and a host; whether it is anybody’s, the letter tells."""
        email: str = self.cleaned_data["email"].strip()
        before, at, host = email.rpartition("@")
        if not (before and at and "." in host) or " " in email:
            self.add_error("email", "Enter an email address, like name@example.org")
        return email


class ChangeAddress(OpenAccount):
    """The new address, and why."""

    because = Words("Reason", hint="Why, and how you made sure who asks for it", rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, ccgs=[], **kwargs)
        del self.fields["name"], self.fields["ccg"]


class StepLost(Answered):
    """Who asks, and how the officer knows."""

    because = Words(
        "How you made sure who asks",
        hint="For example: they stood before me with their smartcard. Whoever agrees reads this.",
        rows=3,
    )


class AskForRole(Answered):
    """Which role, where, from when to when, and why."""

    since = DayField("First day")
    until = DayField("Until", hint=UNTIL, required=False)
    because = Words("Reason", hint="Whoever confirms it reads this", rows=2)

    def __init__(
        self,
        *args: Any,
        roles: Sequence[Role],
        ccgs: Sequence[tuple[str, str]],
        committees: Mapping[str, Any],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        hints = {role.value: hint for role, hint in WHAT_IT_MAY.items()}
        self.fields["role"] = Choice(
            "Role", choices=[(role.value, ROLE_LABELS[role]) for role in roles], hints=hints, coerce=Role
        )
        self.fields["ccg"] = Choice("CCG", choices=ccgs, coerce=ccg_of, initial=ccgs[0][0] if len(ccgs) == 1 else None)
        self.fields["committee"] = Choice(
            "Committee",
            hint="Only for a committee secretary",
            choices=[("", "None"), *((key, f"{one.name}, {one.ccg}") for key, one in committees.items())],
            coerce=committees.__getitem__,
            required=False,
            as_select=True,
            empty_text="None",
        )
        self.order_fields(["role", "ccg", "committee", "since", "until", "because"])


class EndRole(Answered):
    """From which day the role is no longer held, and why."""

    until = DayField("First day without it")
    because = Words("Reason", rows=2)
