"""On every route, as the demo's people reach it: the headers, the tokens and versions of its forms, and words that are nasty."""

import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from coi_register.accounts.models import User
from coi_register.door.headers import ALWAYS
from tests.coi_register.door.walking import Form, Visited, read, walk

LONG = os.environ.get("COI_SWEEP") == "long"  # `make sweep`
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wexbridge", "demo_today")]

# Forms that sign somebody in or out, or ask for a password: allauth's, which write no deed. What is sent twice does no harm:
# it signs in once more, or is refused for a password that is no longer the current one.
NO_DEED = re.compile(r"^/account/")
# Sent to be asked on: the answers wait in the session, and only the last page does the deed, with the draft's own key.
ASKED_ON = {"declare", "declare_question", "declare_check"}
NASTY = (
    "\0",
    "\ufffd",
    "’ OR 1=1 --",
    "x" * 7_000,
    "-1",
    "00000000-0000-0000-0000-000000000000",
    "2018-02-30",
    "9" * 40,
    "{{ 7 * 7 }}",
    "%n%s%00",
    "\u202e\u2066",
    "\r\nSet-Cookie: a=b",
    "../../etc/passwd",
    "1e999",
    "null",
    "😀" * 3,
)
ASKED = (
    "on",
    "of",
    "for",
    "q",
    "match",
    "replaces",
    "next",
    "instrument",
    "status",
    "since",
    "until",
    "committee",
    "page",
    "id",
)


def signed_in(key: str) -> Client:
    """One of the people of the demo."""
    from coi_register.accounts.demo import demo_accounts

    [account] = [account for account in demo_accounts() if account.key == key]
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(email=account.email))
    return client


@pytest.fixture(scope="module")
def officers(wexbridge: None, django_db_blocker: Any) -> list[Visited]:
    """The pages that the governance officer reaches, walked once."""
    return _walked(django_db_blocker, "officer")


@pytest.fixture(scope="module")
def chairs(wexbridge: None, django_db_blocker: Any) -> list[Visited]:
    """The pages that the chair reaches and the officer does not."""
    return _walked(django_db_blocker, "chair")


def _walked(blocker: Any, key: str) -> list[Visited]:
    from declarations.demo.story import its_today
    from django.test import override_settings

    with blocker.unblock(), override_settings(DEMO=True, DEMO_TODAY=its_today()):
        return walk(signed_in(key))


def test_a_walk_reaches_most_kinds_of_pages(officers: list[Visited]) -> None:
    failed = {page.address: page.response.status_code for page in officers if page.response.status_code >= 500}
    assert not failed
    assert len({page.route for page in officers}) > 50


def test_every_page_has_every_header(officers: list[Visited]) -> None:
    for page in officers:
        said = page.response.headers
        assert ALWAYS.items() <= dict(said.items()).items(), page.address
        assert said["Cache-Control"] == "no-store", page.address
        assert "default-src 'none'" in said["Content-Security-Policy"], page.address
        assert "unsafe" not in said["Content-Security-Policy"], page.address


def test_every_form_that_changes_something_carries_its_token(officers: list[Visited], chairs: list[Visited]) -> None:
    bare = [
        f"{page.route}: {sorted(form.fields)}"
        for page in [*officers, *chairs]
        for form in page.posted()
        if not NO_DEED.match(page.path) and not (page.route in ASKED_ON) and "once" not in form.fields
    ]
    assert not bare, f"A form without its token takes effect twice: {bare}"
    assert sum(1 for page in officers for _ in page.posted()) > 20


def test_no_nasty_word_in_an_address_makes_a_page_fail(officers: list[Visited]) -> None:
    client, failed = signed_in("officer"), []
    words = NASTY if LONG else NASTY[:2]
    for page in officers if LONG else officers[::3]:
        for word in words:
            response = client.get(page.path, {name: word for name in ASKED} | {"id": [word, "2"]})
            if response.status_code >= 500:
                failed.append((page.route, word[:40], response.status_code))
    assert not failed


def test_no_nasty_word_in_a_form_makes_a_page_fail(officers: list[Visited]) -> None:
    client, failed, tried = signed_in("officer"), [], 0
    forms = [(page, form) for page in officers for form in page.posted() if not NO_DEED.match(page.path)]
    for number, (page, form) in enumerate(forms):
        for word in NASTY if LONG else [NASTY[number % len(NASTY)], NASTY[(number + 3) % len(NASTY)]]:
            tried += 1
            with transaction.atomic():
                status = client.post(_target(page, form), _filled(form, word)).status_code
                transaction.set_rollback(True)
            if status >= 500:
                failed.append((page.route, word[:40], status))
    assert not failed
    assert tried > 20


def test_the_same_answer_given_twice_is_no_answer(officers: list[Visited]) -> None:
    client = signed_in("officer")
    [(page, form)] = [(page, form) for page in officers if page.route == "committee_establish" for form in page.posted()][:1]
    sent = {name: values for name, values in form.fields.items()} | {"name": ["One", "Two"], "once": ["a", "b"]}
    response = client.post(_target(page, form), sent)
    assert response.status_code == 200
    assert "came with two answers" in response.content.decode()


def _target(page: Visited, form: Form) -> str:
    return form.action if form.action.startswith("/") else page.path


def _filled(form: Form, word: str) -> dict[str, Any]:
    keep = {"csrfmiddlewaretoken"}
    return {name: values if name in keep else word for name, values in form.fields.items()}
