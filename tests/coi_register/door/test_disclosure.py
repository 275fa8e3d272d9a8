"""Whoever finds a weakness can read where to say so, without an account, in a file that says until when it holds."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from coi_register import clock

pytestmark = pytest.mark.django_db


def test_the_file_has_a_contact_and_an_end_within_a_year(client: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT = "mailto:security@ccg.example"
    response = client.get("/.well-known/security.txt")
    said = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert said["Contact"] == "mailto:security@ccg.example"
    left = datetime.fromisoformat(said["Expires"]) - datetime.combine(clock.today(), datetime.min.time(), UTC)
    assert timedelta(days=30) < left < timedelta(days=365)
    assert client.get(said["Policy"]).status_code == 200


def test_the_page_names_the_contact_and_is_linked_from_every_page(client: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT = "mailto:security@ccg.example"
    assert "<strong>security@ccg.example</strong>" in client.get(reverse("disclosure")).content.decode()
    assert f'href="{reverse("disclosure")}"' in client.get(reverse("account_login")).content.decode()
