"""A real installation brings its own key; a desk makes one once."""

from pathlib import Path
from secrets import token_urlsafe

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

from coi_register.secrets import secret_key


def test_a_given_key_is_used(tmp_path: Path) -> None:
    assert secret_key("given", keep_in=tmp_path) == "given"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("given", [None, ""])
def test_without_a_key_a_real_installation_does_not_start(given: str | None) -> None:
    with pytest.raises(ImproperlyConfigured, match="DJANGO_SECRET_KEY"):
        secret_key(given, keep_in=None)


def test_a_desk_makes_a_key_once_that_only_its_owner_may_read(tmp_path: Path) -> None:
    made = secret_key(None, keep_in=tmp_path / "var")
    assert len(made) >= 50
    assert secret_key(None, keep_in=tmp_path / "var") == made
    assert (tmp_path / "var" / "secret_key").stat().st_mode & 0o777 == 0o600


RANDOM = "k2J9sQ0xV7bN4mZ8" * 4


@pytest.mark.parametrize(
    "given", ["short", "x" * 60, "abcdefghijklmno" * 5, f"changeme{RANDOM}", f"django-insecure-{RANDOM}"]
)
def test_a_short_or_worn_key_starts_nothing(given: str, tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="DJANGO_SECRET_KEY is short"):
        secret_key(given, keep_in=None)
    assert secret_key(given, keep_in=tmp_path) == given  # a desk may have a plain one


def test_a_random_key_starts_a_real_installation() -> None:
    for given in (token_urlsafe(64), get_random_secret_key(), token_urlsafe(40)):
        assert secret_key(given, keep_in=None) == given
