"""How allauth behaves here: nobody opens an account for themselves, it says little, and what it writes are deeds."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from coi_register import clock
from coi_register.accounts.models import User
from coi_register.accounts.signin import devices, mails, services, throttle
from coi_register.accounts.signin.steps import is_of_the_demo

UNSPOKEN = ("account/messages/logged_in.txt", "account/messages/logged_out.txt")  # the page itself shows it
RECENT = 300  # seconds: who signed in so recently is not asked again


class ClosedDoor(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The email address or the password is not right. Try again, or ask for a new password.",
        "too_many_login_attempts": "Too many attempts. Wait a few minutes and try again, or ask for a new password by mail.",
        "rate_limited": "Too many attempts. Wait a few minutes and try again.",
        "enter_current_password": "The current password is not right.",
        "incorrect_password": "The password is not right.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: accounts are made by a governance officer."""
        return False

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Say it, unless the page shows it anyway."""
        if message_template not in UNSPOKEN:
            super().add_message(request, level, message_template, *args, **kwargs)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try where it is made; allauth would count it for the address alone, and lock its holder out."""
        self._login_failed_rl_usage = throttle.try_to_sign_in(request, credentials.get("email", ""))
        if self._login_failed_rl_usage is None:
            raise self.validation_error("too_many_login_attempts")

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Know the browser from now on, and tell the account's holder of one that was not known."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        if not devices.device_of(request).has_signed_in(user.email) and not is_of_the_demo(user):
            self.send_notification_mail("new_device", user)
        devices.remember(request, response, user.email)
        return response

    def set_password(self, user: User, password: str) -> None:
        """Choose a password, as a deed."""
        services.choose_password(user, password)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """As allauth says, but not of somebody who signed in this very moment."""
        records = get_authentication_records(self.request, self.request.user)
        if any(time.time() - record["at"] < RECENT for record in records):
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell the account's holder in our words what happened and what to do if it was not them."""
        reset_at = self.request.build_absolute_uri(reverse("account_reset_password"))
        to = email or user.email
        about = (context or {}).get("about", "")
        self._post(mails.notice(template_prefix, to=to, at=clock.now(), reset_at=reset_at, name=user.name, about=about))

    def tell_of_new_address(self, user: User, former: str) -> None:
        """Tell both addresses: whoever holds the former one learns it while they still can."""
        for to in (former, user.email):
            self.send_notification_mail("address_changed", user, {"about": user.email}, email=to)

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """The link for a new password, unless the account has just been sent several."""
        if not throttle.may_be_mailed_a_link(self.request, user.pk):
            return
        text = render_to_string("mail/new_password.txt", {"name": user.name, "link": context["password_reset_url"]})
        self._post(EmailMessage("A new password", text, settings.DEFAULT_FROM_EMAIL, [user.email]))

    def _post(self, message: EmailMessage) -> None:
        mails.wait(context.request, message)
