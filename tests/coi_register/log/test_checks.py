"""The check of the database fails where a write would leave no trace."""

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection

from coi_register.log import checks
from tests.coi_register.log.test_coverage import AWAY, by_hand

pytestmark = pytest.mark.django_db


def test_the_system_check_of_the_database_finds_it_too() -> None:
    call_command("check", tags=["database"], databases=["default"])
    by_hand(AWAY[connection.vendor])
    with pytest.raises(SystemCheckError, match=r"log\.E001"):
        call_command("check", tags=["database"], databases=["default"])


def test_before_the_migrations_of_a_release_it_only_says_what_lays_the_triggers(monkeypatch: pytest.MonkeyPatch) -> None:
    by_hand(AWAY[connection.vendor])
    monkeypatch.setattr(checks, "_is_behind", lambda using: True)
    assert [found.id for found in checks.every_write_leaves_a_trace(["default"])] == ["log.W001"]
