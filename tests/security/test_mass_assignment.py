"""A form changes what it asks for, and nothing else, whatever it is sent with."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.db import connection, transaction

from coi_register.accounts.models import User
from committees.models import Person
from tests.coi_register.door.test_every_route import _target, is_of_allauth, officers, signed_in  # noqa: F401
from tests.coi_register.door.walking import Visited
from tests.factories import arranged
from tests.security.test_surfaces import subclasses

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wexbridge", "demo_today")]
PLANTED = "planted-5d1c"
VERSION_OF_A_ROW = re.compile(r'INSERT INTO "\w+_historical')
NAMES = sorted({field.name for model in apps.get_models() for field in model._meta.concrete_fields})


def test_no_form_writes_rows_by_itself() -> None:
    ours = ("coi_register", "committees", "declarations")
    assert not [form for form in subclasses(forms.BaseModelForm) if form.__module__.startswith(ours)]


def test_a_form_takes_only_the_answers_it_asks_for(officers: list[Visited]) -> None:  # noqa: F811
    """Every form that an officer reaches is sent with every column of every table beside its own answers."""
    client, kept, done = signed_in("officer"), User.objects.get(pk=signed_in("officer").session["_auth_user_id"]), 0
    before = (kept.is_staff, kept.is_superuser, kept.ccg_id, kept.password, kept.email)
    for page in officers:
        for form in page.posted():
            if is_of_allauth(page):
                continue
            extra: dict[str, Any] = {name: PLANTED for name in NAMES if name not in form.fields}
            with transaction.atomic(), connection.execute_wrapper(planted := Planted()):
                status = client.post(_target(page, form), {**extra, **form.fields}).status_code
                assert status < 500, page.route
                done += status == 302
                assert not planted.rows, page.route
                kept.refresh_from_db()
                assert (kept.is_staff, kept.is_superuser, kept.ccg_id, kept.password, kept.email) == before, page.route
                transaction.set_rollback(True)
    assert done > 3, "No form was sent well enough to do its deed."


def test_a_planted_word_that_is_written_is_noticed() -> None:
    with connection.execute_wrapper(planted := Planted()), arranged():
        person = Person.objects.first()
        person.name = PLANTED
        person.save()
        assert len(planted.rows) == 1


class Planted:
    """Notes each version of a row in which something planted is written."""

    def __init__(self) -> None:
        self.rows: list[str] = []

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if VERSION_OF_A_ROW.match(sql) and PLANTED in repr(params):
            self.rows.append(f"{sql} {params}")
        return execute(sql, params, many, context)
