"""The secret key: from the environment, or for development made once and kept beside the database."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

SHORTEST, FEWEST = 50, 16  # characters, and different ones among them; the second tells words and keys held down from chance
EXAMPLES = ("django-insecure", "change", "secret", "example")


def secret_key(given: str | None, *, keep_in: Path | None) -> str:
    """The key given; else the one kept in `keep_in`, made at the first call.

    Raises ImproperlyConfigured when neither; and outside a desk, which has a `keep_in`, when the one given could be guessed.
    """
    if given and keep_in is None and could_be_guessed(given):
        raise ImproperlyConfigured(
            "DJANGO_SECRET_KEY is short, repeats itself or comes from an example. Set it to fifty or more random characters."
        )
    if given:
        return given
    if keep_in is None:
        raise ImproperlyConfigured("Set DJANGO_SECRET_KEY to fifty or more random characters, or DJANGO_DEBUG=1 on a desk.")
    return _kept(keep_in / "secret_key")


def could_be_guessed(key: str) -> bool:
    """Whether it is too short, of too few characters, or somebody's example."""
    return len(key) < SHORTEST or len(set(key)) < FEWEST or key.lower().startswith(EXAMPLES)


def _kept(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(handle, "w") as file:
        file.write(get_random_secret_key())
    return path.read_text()
