"""Each page is measured beside itself: all that is asked for answers, and the strings of the one are those of the other."""

from typing import Any

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from coi_register.accounts.models import User
from declarations.country.bench import pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(wexbridge: Any, settings: Any) -> Client:
    settings.ROOT_URLCONF = "declarations.country.bench.urls"
    client = Client()
    client.force_login(User.objects.get(email="officer@wexbridge.example"))
    return client


def test_every_list_is_measured(officer: Client) -> None:
    figure = pages.lists(officer, 1)
    assert figure.holds is not None
    assert f"{len(pages.LISTS)} pages" in figure.what


@override_settings(DEBUG=False)
def test_a_page_with_its_strings_ready_says_what_the_page_says(officer: Client) -> None:
    with pages._recorded("people", filled=True):
        asked = officer.get(reverse("people")).content
    ready = officer.get(reverse("bench_ready", args=["people"])).content
    assert len(ready) == len(asked)
