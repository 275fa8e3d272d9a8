"""What must hold before the service starts."""

from typing import Any

import pytest

from coi_register.keeping import checks


def missing(name: str) -> None:
    """As if no library were installed."""


def test_a_bucket_without_what_reaches_it_is_an_error_with_a_sentence(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "find_spec", missing)
    assert checks.a_bucket_can_be_reached() == []  # a folder asks for nothing
    settings.PAPERS_BUCKET = "papers-of-wexbridge"
    (error,) = checks.a_bucket_can_be_reached()
    assert "“papers-of-wexbridge”" in error.msg
    assert "pip install '.[s3]'" in (error.hint or "")


def test_a_bucket_with_what_reaches_it_is_none(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "find_spec", lambda name: object())
    settings.PAPERS_BUCKET = "papers-of-wexbridge"
    assert checks.a_bucket_can_be_reached() == []
