"""The history of an account tells its roles, to whoever sees the accounts of that CCG."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from coi_register.accounts import services
from coi_register.accounts.actors import Role
from tests.factories import CcgFactory, RoleHeldFactory, actor_with

pytestmark = pytest.mark.django_db


def test_a_role_that_was_ended_is_told_with_its_reason(client_of: Callable[..., Client]) -> None:
    held: Any = RoleHeldFactory(role=Role.AUDITOR)
    elsewhere: Any = RoleHeldFactory(role=Role.GUARDIAN, user=held.user, ccg=CcgFactory())
    officer = actor_with(Role.OFFICER, ccg=held.ccg)
    services.end_role(held, until=date(2018, 4, 1), by=officer, because="The audit is over.")
    page = client_of(officer).get(reverse("account_history", args=[held.user_id])).content.decode()
    assert "The audit is over." in page
    assert elsewhere.ccg.name not in page


def test_nobody_else_reads_it(client_of: Callable[..., Client]) -> None:
    held: Any = RoleHeldFactory(role=Role.AUDITOR)
    auditor = client_of(actor_with(Role.AUDITOR, ccg=held.ccg))
    assert auditor.get(reverse("account_history", args=[held.user_id])).status_code == 404
