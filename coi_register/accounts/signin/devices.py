"""Which browsers have signed in to which account before: only the browser itself remembers, in a signed cookie."""

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

A_YEAR = 365 * 24 * 60 * 60
AT_MOST = 8  # accounts that one browser remembers; NHS computers are shared


@dataclass(frozen=True, slots=True)
class Device:
    """A browser by a random name, and the accounts, blinded, that have signed in with it."""

    name: str
    knows: tuple[str, ...] = ()

    def has_signed_in(self, email: str) -> bool:
        """Whether the account with this address has."""
        return blinded(email) in self.knows

    def with_account(self, email: str) -> "Device":
        """The same browser after this account has signed in; the one not seen for longest is forgotten."""
        return Device(self.name, (blinded(email), *(known for known in self.knows if known != blinded(email)))[:AT_MOST])


def device_of(request: HttpRequest) -> Device:
    """The browser that asks; one without a cookie of ours is new, and so is one with a forged cookie."""
    try:
        name, *knows = signing.loads(request.COOKIES.get(cookie(), ""), salt="devices", max_age=A_YEAR)
    except (signing.BadSignature, ValueError, TypeError):
        return Device(secrets.token_urlsafe(16))
    return Device(name, tuple(knows))


def remember(request: HttpRequest, response: HttpResponse, email: str) -> None:
    """Let the browser know that this account has signed in with it."""
    device = device_of(request).with_account(email)
    response.set_cookie(
        cookie(),
        signing.dumps([device.name, *device.knows], salt="devices"),
        max_age=A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def cookie() -> str:
    """Its name, which keeps other hosts from setting it where the connection is encrypted."""
    return "__Host-device" if settings.SESSION_COOKIE_SECURE else "device"


def blinded(email: str) -> str:
    """An address as the cookie knows it: nobody reads it there."""
    return salted_hmac("devices", email.lower()).hexdigest()[:32]
