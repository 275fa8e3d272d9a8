"""How often somebody may try: counted for an account *and* the place it is tried from, so that nobody is locked out by others.

A browser that has signed in to the account before is a place of its own, also within a building that shares one address.
How many tries in which time is in the settings, ACCOUNT_RATE_LIMITS.
"""

from allauth.core.internal import ratelimit
from allauth.core.internal.ratelimit import RateLimitUsage
from django.http import HttpRequest

from coi_register.accounts.signin.devices import device_of


def try_to_sign_in(request: HttpRequest, email: str) -> RateLimitUsage | None:
    """One try at a password; None when there were too many from this place. Taken back when it was the right one."""
    device = device_of(request)
    if device.has_signed_in(email):
        return _taken(request, "login_failed_known_device", f"{device.name} {email.lower()}")
    return _taken(request, "login_failed", f"{ratelimit.get_ip(request)} {email.lower()}")


def try_second_step(request: HttpRequest, account: int) -> RateLimitUsage | None:
    """One try at a code or a passkey; None when there were too many."""
    return _taken(request, "second_step", str(account))


def may_be_mailed_a_link(request: HttpRequest, account: int) -> bool:
    """Whether the account may get one more link for a new password."""
    return _taken(request, "reset_mail", str(account)) is not None


def _taken(request: HttpRequest, action: str, key: str) -> RateLimitUsage | None:
    return ratelimit.consume(request, app="allauth.account", action=action, key=key, limit_get=True)
