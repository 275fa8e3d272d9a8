"""The site's signing key: a file that only the process which signs can read; the web process never holds it."""

import os
import stat
from pathlib import Path

from django.conf import settings

from coi_register.proof.notes import NotANote, PublicKey, SigningKey, key_name
from coi_register.refusals import CannotBeDone

MAKE_ONE = "Make one with: manage.py make_signing_key FILE, and set COI_SIGNING_KEY to its path for run_due alone."


def signing_key() -> SigningKey:
    """The key that COI_SIGNING_KEY names. Raises CannotBeDone where it is missing, open to others, or another site's."""
    if not settings.SIGNING_KEY:
        raise CannotBeDone(f"No checkpoint can be signed: COI_SIGNING_KEY is not set. {MAKE_ONE}")
    path = Path(settings.SIGNING_KEY)
    try:
        mode, text = path.stat().st_mode, path.read_text()
        key = SigningKey.read(text)
    except OSError as error:
        raise CannotBeDone(
            f"No checkpoint can be signed: the key {path} cannot be read ({error.strerror}). {MAKE_ONE}"
        ) from error
    except NotANote as error:
        raise CannotBeDone(f"No checkpoint can be signed: {path} is no key. {error}") from error
    if stat.S_IMODE(mode) & 0o077:
        raise CannotBeDone(f"No checkpoint is signed with a key that others can read. Do: chmod 600 {path}")
    if key.name != key_name(settings.SITE):
        raise CannotBeDone(f"{path} is the key of {key.name}, but this site is {key_name(settings.SITE)} (COI_SITE).")
    return key


def make_signing_key(path: Path) -> PublicKey:
    """Write a new key to a file that only its owner may read; the public half. Raises CannotBeDone where a file is there."""
    key = SigningKey.made(key_name(settings.SITE))
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except OSError as error:
        raise CannotBeDone(f"No key was made: {path} cannot be written ({error.strerror}).") from error
    with os.fdopen(handle, "w") as file:
        file.write(f"{key.written()}\n")
    return key.public


def web_holds_the_key() -> bool:
    """Whether this process could sign, which a web process must not."""
    return bool(settings.SIGNING_KEY) and os.access(settings.SIGNING_KEY, os.R_OK)
