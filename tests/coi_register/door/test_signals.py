"""Signing in, failing to and signing out are each one line of the log, without the address that was typed."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
WORDS = "three words that match"


def events(lines: list[dict[str, Any]]) -> list[tuple[str, int | None]]:
    return [(line["event"], line.get("account")) for line in lines if line["logger"] == "coi_register.security"]


def test_a_session_leaves_a_line_at_its_start_and_at_its_end(log_lines: Any, client: Client) -> None:
    user = UserFactory()
    client.force_login(user)
    client.post(reverse("account_logout"))
    assert events(log_lines()) == [("signed in", user.pk), ("signed out", user.pk)]


def test_a_failed_sign_in_leaves_a_line_that_does_not_say_what_was_typed(log_lines: Any, client: Client) -> None:
    cache.clear()
    typed = {"login": "canary-7f3a@example.org", "password": WORDS}
    client.post(reverse("account_login"), typed)
    assert ("sign-in failed", None) in events(log_lines())
    assert not [word for word in ("canary", "words") if word in str(log_lines())]
