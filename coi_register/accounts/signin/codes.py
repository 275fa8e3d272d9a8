"""The codes of an authenticator app: its key, the picture an app reads, and each code good once."""

import base64
import time
from dataclasses import dataclass
from hashlib import sha256

import qrcode  # type: ignore[import-untyped]
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, validate_totp_code, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.cache import cache

from coi_register.accounts.models import User
from coi_register.accounts.signin.steps import is_of_the_demo

PERIOD = 30  # seconds that a code is good for (ASVS v5.0.0-6.5.5)


@dataclass(frozen=True, slots=True)
class Picture:
    """A QR code as one path in a square of so many modules; drawn so, it needs no style and no trusted markup."""

    size: int
    path: str


def picture(address: str) -> Picture:
    """The QR code of an `otpauth:` address."""
    code = qrcode.QRCode(border=4)
    code.add_data(address)
    code.make()
    modules = code.get_matrix()
    dark = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(modules) for x, is_dark in enumerate(row) if is_dark)
    return Picture(len(modules), "".join(dark))


def spaced(secret: str) -> str:
    """The key in groups of four, as one types it."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def spend(user: User, secret: str, code: str) -> bool:
    """Whether this is the code of now, and was never given before; it is worth nothing afterwards (RFC 6238, 5.2)."""
    code = code.replace(" ", "")
    if not validate_totp_code(secret, code):
        return False
    return cache.add(f"code-given:{user.pk}:{sha256(code.encode()).hexdigest()}", True, timeout=2 * PERIOD)


def secret_of(app: Authenticator) -> str:
    """The key that the account shares with its app."""
    return str(decrypt(app.data["secret"]))


def shown_in_the_demo(user: User) -> str:
    """The code that an app would show now: only for the invented accounts of the demo, so that one can try it without a phone."""
    app = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    if app is None or not is_of_the_demo(user):
        return ""
    return code_of_now(secret_of(app))


def code_of_now(secret: str) -> str:
    """What an app with this key shows."""
    (counter,) = yield_hotp_counters_from_time()
    return str(format_hotp_value(hotp_value(secret, counter)))


def seconds_left() -> int:
    """How long the code of now is still good."""
    return PERIOD - int(time.time()) % PERIOD


def sealed(text: str) -> str:
    """A secret as it is kept: whoever has only a copy of the database cannot make codes."""
    return _locks().encrypt(text.encode()).decode()


def opened(kept: str) -> str:
    """The secret again; one sealed under a former DJANGO_SECRET_KEY opens while that stands in SECRET_KEY_FALLBACKS."""
    return _locks().decrypt(kept.encode()).decode()


def _locks() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(sha256(f"second steps {key}".encode()).digest())) for key in keys])
