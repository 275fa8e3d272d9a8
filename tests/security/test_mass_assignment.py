"""A form changes what it asks for, and nothing else, whatever it is sent with."""

from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.db import transaction
from simple_history.models import HistoricalChanges

from coi_register.accounts.models import User
from tests.coi_register.door.test_every_route import _target, is_of_allauth, officers, signed_in  # noqa: F401
from tests.coi_register.door.walking import Visited
from tests.security.test_surfaces import subclasses

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wexbridge", "demo_today")]
PLANTED = "planted-5d1c"
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
            with transaction.atomic():
                status = client.post(_target(page, form), {**extra, **form.fields}).status_code
                assert status < 500, page.route
                done += status == 302
                assert not planted(), page.route
                kept.refresh_from_db()
                assert (kept.is_staff, kept.is_superuser, kept.ccg_id, kept.password, kept.email) == before, page.route
                transaction.set_rollback(True)
    assert done > 3, "No form was sent well enough to do its deed."


def planted() -> list[str]:
    """The rows of today in which something planted was written."""
    latest = [model for model in apps.get_models() if issubclass(model, HistoricalChanges)]
    return [
        str(row)
        for model in latest
        for row in model._default_manager.order_by("-history_date", "-history_id").values()[:1]
        if PLANTED in str(row)
    ]
