"""A sign-in begins a sitting, and every proof of who somebody is makes them fresh at once."""

from typing import Any

from allauth.account.signals import authentication_step_completed
from allauth.core.internal.httpkit import get_client_ip
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from coi_register import clock
from coi_register.accounts.middleware import put_actor
from coi_register.accounts.sittings import KEY, begun


@receiver(user_logged_in)
def begin(request: HttpRequest, **kwargs: Any) -> None:
    """Note in the new session when it began, with which device and roughly from where."""
    agent, address = request.META.get("HTTP_USER_AGENT", ""), get_client_ip(request) or ""
    request.session[KEY] = begun(clock.instant(), agent=agent, address=address).as_told()


@receiver(authentication_step_completed)
def renew(request: HttpRequest, **kwargs: Any) -> None:
    """What allauth resumes in this very request must know that the actor has just signed in again."""
    put_actor(request)
