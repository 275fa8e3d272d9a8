"""A trigger that is missing, asleep or altered is named, and nothing starts."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction

from coi_register.log.coverage import insist, missing
from coi_register.log.laying import lay

pytestmark = pytest.mark.django_db
AWAY = {
    "sqlite": 'DROP TRIGGER "log_update_committees_person"',
    "postgresql": 'DROP TRIGGER "log_row_committees_person" ON "committees_person"',
}


def by_hand(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_on_a_sound_database_nothing_is_missing(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert missing() == []
    insist()


def test_a_missing_trigger_is_named_and_refuses_the_start() -> None:
    by_hand(AWAY[connection.vendor])
    (gap,) = missing()
    assert (gap.table, gap.what) == ("committees_person", "is missing")
    with pytest.raises(ImproperlyConfigured, match="committees_person"):
        insist()


def test_laying_the_triggers_again_mends_it() -> None:
    by_hand(AWAY[connection.vendor])
    lay()
    assert missing() == []


def test_a_trigger_that_does_something_else_is_named() -> None:
    if connection.vendor == "sqlite":
        by_hand(AWAY["sqlite"])
        by_hand('CREATE TRIGGER "log_update_committees_person" AFTER UPDATE ON "committees_person" BEGIN SELECT 1; END')
    else:
        does_nothing = "RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"
        by_hand(f"CREATE OR REPLACE FUNCTION log_row_committees_person() {does_nothing}")
    assert [gap.table for gap in missing()] == ["committees_person"]


def test_a_trigger_that_is_switched_off_is_named() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite cannot switch a trigger off.")
    with transaction.atomic():
        by_hand('ALTER TABLE "committees_person" DISABLE TRIGGER "log_row_committees_person"')
    assert [gap.what for gap in missing()] == ["is switched off"]
