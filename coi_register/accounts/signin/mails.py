"""What an account is told by mail: somebody signed in from a new device, a second step or a password changed."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.template.loader import render_to_string

from coi_register.nhsuk import words

logger = logging.getLogger(__name__)
WAITING = "_mails_waiting"


@dataclass(frozen=True, slots=True)
class Notice:
    """The subject of a mail, and the sentence that says what happened."""

    subject: str
    happened: str


# By the name under which allauth would send a mail of its own, and ours.
NOTICES = {
    "new_device": Notice("A new device signed in to your account", "Somebody signed in to your account from a new device."),
    "address_changed": Notice(
        "The email address of your account was changed", "Your account has a new email address: {to}."
    ),
    "factors_removed": Notice(
        "Your second step was taken away",
        "A governance officer took every second step off your account, for you lost yours.",
    ),
    "account/email/password_changed": Notice("Your password was changed", "The password of your account was changed."),
    "account/email/password_reset": Notice(
        "Your password was changed", "Your password was changed through a link sent by mail."
    ),
    "account/email/password_set": Notice("Your account has a password", "A password was chosen for your account."),
    "mfa/email/totp_activated": Notice("An authenticator app was added", "An authenticator app was added to your account."),
    "mfa/email/totp_deactivated": Notice(
        "An authenticator app was removed", "Your account has no authenticator app any more."
    ),
    "mfa/email/webauthn_added": Notice("A passkey was added", "A passkey was added to your account."),
    "mfa/email/webauthn_removed": Notice("A passkey was removed", "A passkey was removed from your account."),
    "mfa/email/recovery_codes_generated": Notice(
        "New recovery codes were made", "New recovery codes were made for your account."
    ),
    "socialaccount/email/account_connected": Notice(
        "Another way to sign in was added", "An account of another organisation can now sign in to yours."
    ),
    "socialaccount/email/account_disconnected": Notice(
        "A way to sign in was removed", "An account of another organisation can no longer sign in to yours."
    ),
}


def notice(kind: str, *, to: str, at: datetime, reset_at: str, name: str, about: str = "") -> EmailMessage:
    """A mail that says what happened and what to do if it was not you. Raises KeyError for a kind nobody wrote."""
    told = NOTICES[kind]
    facts = {"happened": told.happened.format(to=about), "at": words.moment(at), "reset_at": reset_at, "name": name}
    return EmailMessage(told.subject, render_to_string("mail/notice.txt", facts), settings.DEFAULT_FROM_EMAIL, [to])


def wait(request: HttpRequest | None, message: EmailMessage) -> None:
    """Let a mail wait until the answer to the request has gone; outside a request it goes at once."""
    if request is None:
        send(message)
    else:
        request.__dict__.setdefault(WAITING, []).append(message)


def written_by(request: HttpRequest) -> Iterator[EmailMessage]:
    """The mails that wait for the answer to this request."""
    yield from request.__dict__.pop(WAITING, [])


def send(message: EmailMessage) -> None:
    """Send it; what a mail server says against it is for the log, the page has been answered."""
    try:
        message.send()
    except OSError:  # smtplib's errors are OSErrors, too
        logger.exception("A mail could not be sent.")
