"""The signing key is made once, is readable by one alone, and its lack is told with what to do."""

import stat
from pathlib import Path
from typing import Any

import pytest

from coi_register.proof.keys import make_signing_key, signing_key, web_holds_the_key
from coi_register.refusals import CannotBeDone


def test_a_key_that_was_made_signs(key: Path) -> None:
    assert signing_key().name == "coi_register/register.example"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert web_holds_the_key()


def test_a_key_is_not_written_over(key: Path) -> None:
    before = key.read_text()
    with pytest.raises(CannotBeDone, match="No key was made"):
        make_signing_key(key)
    assert key.read_text() == before


def test_without_a_key_it_says_how_to_make_one(settings: Any) -> None:
    settings.SIGNING_KEY = ""
    assert not web_holds_the_key()
    with pytest.raises(CannotBeDone, match="COI_SIGNING_KEY is not set. Make one with: manage.py make_signing_key"):
        signing_key()


def test_a_key_that_is_not_there_is_named(settings: Any, tmp_path: Path) -> None:
    settings.SIGNING_KEY = str(tmp_path / "none.key")
    with pytest.raises(CannotBeDone, match=r"none\.key cannot be read \(No such file or directory\)"):
        signing_key()


def test_a_key_that_others_can_read_signs_nothing(key: Path) -> None:
    key.chmod(0o640)
    with pytest.raises(CannotBeDone, match="chmod 600"):
        signing_key()


def test_a_damaged_key_signs_nothing(key: Path) -> None:
    key.write_text("no key at all")
    with pytest.raises(CannotBeDone, match="is no key"):
        signing_key()


def test_the_key_of_another_site_signs_nothing(key: Path, settings: Any) -> None:
    settings.SITE = "another.example"
    with pytest.raises(CannotBeDone, match="is the key of coi_register/register.example"):
        signing_key()
