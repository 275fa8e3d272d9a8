"""Who signed in, failed to, and signed out, each as one line of the log."""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from coi_register import logs


@receiver(user_logged_in)
def signed_in(user: Any, **kwargs: Any) -> None:
    """The account is known from now on, also to the lines of this request."""
    _knows(user)
    logs.note(logs.Event.SIGNED_IN, account=user.pk)


@receiver(user_logged_out)
def signed_out(user: Any, **kwargs: Any) -> None:
    """Somebody ended their session; nobody, where it had ended already."""
    if user is not None:
        _knows(user)
        logs.note(logs.Event.SIGNED_OUT, account=user.pk)


@receiver(user_login_failed)
def sign_in_failed(**kwargs: Any) -> None:
    """With what address, the line does not say: people type their password into that box."""
    logs.note(logs.Event.SIGN_IN_FAILED)


def _knows(user: Any) -> None:
    if (facts := logs.facts_in_hand()) is not None:
        facts.account = user.pk
