"""How allauth behaves here: nobody opens an account for themselves, and it says little."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit

UNSPOKEN = ("account/messages/logged_in.txt", "account/messages/logged_out.txt")  # the page itself shows it


class ClosedDoor(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The email address or the password is not right. Try again, or ask for a new password.",
        "too_many_login_attempts": "Too many attempts with this email address. Wait five minutes and try again.",
        "enter_current_password": "The current password is not right.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: accounts are made by a governance officer."""
        return False

    def set_password(self, user: Any, password: str) -> None:
        """A new password is a deed of the account's own holder."""
        with audit.deed("password.changed", by=Actor(name=user.name, user_id=user.pk)):
            super().set_password(user, password)

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Say it, unless the page shows it anyway."""
        if message_template not in UNSPOKEN:
            super().add_message(request, level, message_template, *args, **kwargs)
