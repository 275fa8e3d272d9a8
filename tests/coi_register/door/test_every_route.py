"""On every route, as the demo's people reach it: the headers, the tokens and versions of its forms, and words that are nasty."""

import os
import re
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction
from django.test import Client, override_settings
from django.urls import resolve

from coi_register.accounts.demo import demo_accounts
from coi_register.accounts.models import User
from coi_register.audit import services as audit
from coi_register.audit.models import Recorded
from coi_register.audit.signals import deed_done
from coi_register.door.headers import ALWAYS
from declarations.demo.story import its_today
from tests.coi_register.door.polyglots import POLYGLOTS, TAG
from tests.coi_register.door.walking import Form, Visited, walk
from tests.factories import BY_THE_TEST

EVERYBODY = [account.key for account in demo_accounts()]
LONG = os.environ.get("COI_SWEEP") == "long"  # `make sweep`
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wexbridge", "demo_today")]

CANARY = "canary-7f3a"
# Sent to be asked on: the answers wait in the session, and only the last page does the deed, with the draft's own key.
ASKED_ON = {"declare", "declare_question", "declare_check"}
NASTY = (
    CANARY,
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


def is_of_allauth(page: Visited) -> bool:
    """Its forms sign in and out, and ask for passwords: they write no deed, and what is sent twice does no harm.

    It signs in once more, or is refused for a password or a code that is no longer the one."""
    view = resolve(page.path).func
    bases = getattr(view, "view_class", type).__mro__
    return any(module.startswith("allauth.") for module in (view.__module__, *(base.__module__ for base in bases)))


def signed_in(key: str) -> Client:
    """One of the people of the demo."""
    [account] = [account for account in demo_accounts() if account.key == key]
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(email=account.email))
    return client


WALKED: list[Visited] = []  # by the first module that asks: the demo is put back with the same rows for the next


@pytest.fixture(scope="module")
def officers(wexbridge: None, django_db_blocker: Any) -> list[Visited]:
    """The pages that the governance officer reaches, walked once."""
    if not WALKED:
        with django_db_blocker.unblock(), override_settings(DEMO=True, DEMO_TODAY=its_today()):
            WALKED.extend(walk(signed_in("officer")))
    return WALKED


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


def test_every_form_that_changes_something_carries_its_token(officers: list[Visited]) -> None:
    bare = [
        f"{page.route}: {sorted(form.fields)}"
        for page in officers
        for form in page.posted()
        if not is_of_allauth(page) and page.route not in ASKED_ON and "once" not in form.fields
    ]
    assert not bare, f"A form without its token takes effect twice: {bare}"
    assert sum(1 for page in officers for _ in page.posted()) > 20


def test_no_nasty_word_in_an_address_makes_a_page_fail(officers: list[Visited], log_lines: Any) -> None:
    client, failed = signed_in("officer"), []
    words = NASTY if LONG else NASTY[:2]
    for page in officers if LONG else officers[::4]:
        for word in words:
            response = client.get(page.path, dict.fromkeys(ASKED, word) | {"id": [word, "2"]})
            if response.status_code >= 500:
                failed.append((page.route, word[:40], response.status_code))
    assert not failed
    _nobody_is_named_in(str(log_lines()))


def test_no_nasty_word_in_a_form_makes_a_page_fail(officers: list[Visited], log_lines: Any) -> None:
    client, failed, tried = signed_in("officer"), [], 0
    forms = [(page, form) for page in officers for form in page.posted() if not is_of_allauth(page)]
    for number, (page, form) in enumerate(forms):
        for word in NASTY if LONG else [NASTY[number % len(NASTY)]]:
            tried += 1
            with transaction.atomic():
                status = client.post(_target(page, form), _filled(form, word)).status_code
                transaction.set_rollback(True)
            if status >= 500:
                failed.append((page.route, word[:40], status))
    assert not failed
    assert tried > 10
    _nobody_is_named_in(str(log_lines()))


def _nobody_is_named_in(log: str) -> None:
    """Neither what was typed, nor a name, an address or a row of the demo."""
    people = [word for user in User.objects.all() for word in (user.name, user.email)]
    assert "request answered" in log
    assert not [word for word in (CANARY, *people) if word in log]
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-", log)


def test_the_same_answer_given_twice_is_no_answer(officers: list[Visited]) -> None:
    client = signed_in("officer")
    [(page, form)] = [(page, form) for page in officers if page.route == "committee_establish" for form in page.posted()][:1]
    sent = form.fields | {"name": ["One", "Two"], "once": ["a", "b"]}
    response = client.post(_target(page, form), sent)
    assert response.status_code == 200
    assert "came with two answers" in response.content.decode()


def _target(page: Visited, form: Form) -> str:
    return form.action if form.action.startswith("/") else page.path


def _filled(form: Form, word: str) -> dict[str, Any]:
    keep = {"csrfmiddlewaretoken"}
    return {name: values if name in keep else word for name, values in form.fields.items()}


# Written by the programme itself, read by it again, and refused when it does not fit: no person types them.
NOT_TYPED = {("LocalBook", "body"), ("Issue", "record"), ("Issue", "digest"), ("Issue", "seal"), ("Variation", "rule")}


def typed_in(model: type[models.Model]) -> list[Any]:
    """The fields of a model that hold words which somebody typed."""
    words = [field for field in model._meta.concrete_fields if isinstance(field, models.CharField | models.TextField)]
    return [field for field in words if not field.choices and (model.__name__, field.name) not in NOT_TYPED]


def of_a_length(field: Any, turn: Iterator[str]) -> str:
    """The next of the words that fits into the field."""
    longest = field.max_length or 10_000
    return next(one for one in turn if len(one) <= longest)


@pytest.fixture(scope="module")
def poisoned(officers: list[Visited], django_db_blocker: Any) -> int:
    """Every word that somebody typed is now one of the polyglots; how many were stored. After the walk through the clean demo."""
    turn, listeners = cycle(POLYGLOTS), deed_done.receivers
    deed_done.receivers = []  # nobody need work out what follows from it
    try:
        with django_db_blocker.unblock(), audit.deed("test.poisoned", by=BY_THE_TEST, because=POLYGLOTS[0]):
            return sum(_poison(row, turn) for model in written() for row in model._default_manager.all())
    finally:
        deed_done.receivers = listeners
        deed_done.sender_receivers_cache.clear()


# Rules must stay such as can be read; the others are never edited.
WRITTEN_ONCE = {
    "Issue",
    "Ruling",
    "LocalBook",
    "Variation",
    "Adoption",
    "SupplierCheck",
    "InterestMet",
    "StageReached",
    "Edition",
    "Approval",
    "Pack",
}


def written() -> Iterator[type[Recorded]]:
    """The models whose rows hold words, and may be written again; a rule of a CCG's own must stay one that can be read."""
    for model in apps.get_models():
        if issubclass(model, Recorded) and model.__name__ not in WRITTEN_ONCE:
            yield model


def _poison(row: Any, turn: Iterator[str]) -> int:
    fields = [
        one for one in typed_in(type(row)) if getattr(row, one.name) and not one.unique and (one.max_length or 999) >= 40
    ]
    for field in fields:
        setattr(row, field.name, of_a_length(field, turn))
    if fields:
        row.save()
    return len(fields)


def test_there_are_sixty_of_them() -> None:
    assert len(set(POLYGLOTS)) >= 60
    assert all(TAG in one for one in POLYGLOTS)


@pytest.mark.parametrize("key", EVERYBODY if LONG else ["chair"])
def test_words_that_look_like_code_are_shown_as_words(key: str, poisoned: int) -> None:
    pages = walk(signed_in(key))
    alive = [
        (page.route, tag, sorted(names)) for page in pages for tag, names in page.reading.elements if _is_theirs(tag, names)
    ]
    assert not alive, f"Shown as code: {alive}"
    failed = [(page.route, page.response.status_code) for page in pages if page.response.status_code >= 500]
    assert not failed
    assert poisoned > 60
    read = [page.response.content.decode() for page in pages if not page.response.streaming]
    assert sum(TAG in text for text in read) > 10


def _is_theirs(tag: str, names: frozenset[str]) -> bool:
    return TAG in tag or any(TAG in name for name in names) or any(name.startswith("on") for name in names)
