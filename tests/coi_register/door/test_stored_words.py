"""Words that look like code are shown as words, on every page, to every role, wherever they are stored."""

from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import override_settings

from coi_register.accounts.demo import demo_accounts
from coi_register.audit import services as audit
from coi_register.audit.models import Recorded
from declarations.demo.story import its_today
from tests.coi_register.door.polyglots import POLYGLOTS, TAG
from tests.coi_register.door.test_every_route import LONG, signed_in
from tests.coi_register.door.walking import Visited, walk
from tests.factories import BY_THE_TEST

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wexbridge", "demo_today")]
ROLES = [account.key for account in demo_accounts()] if LONG else ["chair"]
# Written by the programme itself, read by it again, and refused when it does not fit: no person types them.
NOT_TYPED = {("LocalBook", "body"), ("Issue", "record"), ("Issue", "digest"), ("Issue", "seal"), ("Variation", "rule")}


def typed_in(model: type[models.Model]) -> list[Any]:
    """The fields of a model that hold words which somebody typed."""
    words = [field for field in model._meta.concrete_fields if isinstance(field, models.CharField | models.TextField)]
    return [field for field in words if not field.choices and (model.__name__, field.name) not in NOT_TYPED]


def of_a_length(field: Any, turn: Iterator[str]) -> str:
    """The next of the words that fits into the field, made its own by nothing: fields that must differ are left alone."""
    longest = field.max_length or 10_000
    return next(one for one in turn if len(one) <= longest)


@pytest.fixture(scope="module")
def poisoned(wexbridge: None, django_db_blocker: Any) -> int:
    """Every word that somebody typed is now one of the polyglots; how many were stored."""
    stored, turn = 0, cycle(POLYGLOTS)
    with django_db_blocker.unblock(), override_settings(DEMO=True, DEMO_TODAY=its_today()):
        with audit.deed("test.poisoned", by=BY_THE_TEST, because=POLYGLOTS[0]):
            for model in apps.get_models():
                if issubclass(model, Recorded) and not model.__module__.endswith("adoption.models"):
                    stored += sum(_poison(row, turn) for row in model._default_manager.all())
    return stored


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


@pytest.mark.parametrize("key", ROLES)
def test_words_that_look_like_code_are_shown_as_words(key: str, poisoned: int) -> None:
    pages = walk(signed_in(key))
    alive = [
        (page.route, tag, sorted(names)) for page in pages for tag, names in page.reading.elements if _is_theirs(tag, names)
    ]
    assert not alive, f"Shown as code: {alive}"
    failed = [(page.route, page.response.status_code) for page in pages if page.response.status_code >= 500]
    assert not failed
    assert poisoned > 60
    assert sum(1 for page in pages if TAG in page.response.content.decode()) > 10


def _is_theirs(tag: str, names: frozenset[str]) -> bool:
    return TAG in tag or any(TAG in name for name in names) or any(name.startswith("on") for name in names)
