"""The triggers are laid by migrate, again and again with the same effect, and a table that was made anew has them."""

import pytest
from django.core.management import call_command
from django.db import connection

from coi_register.log import postgresql, sqlite
from coi_register.log.coverage import missing
from coi_register.log.laying import lay, lift

pytestmark = pytest.mark.django_db


def test_laying_twice_changes_nothing() -> None:
    lay()
    assert missing() == []


def test_what_was_lifted_for_a_migration_is_laid_after_it() -> None:
    lift()
    assert bool(missing()) == (connection.vendor == "sqlite")  # PostgreSQL alters a table with its triggers on it
    call_command("migrate", verbosity=0)
    assert missing() == []


def test_a_trigger_that_nothing_asks_for_any_more_goes() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("On PostgreSQL a table that goes takes its triggers with it.")
    with connection.cursor() as cursor:
        cursor.execute('CREATE TRIGGER "log_update_of_old" AFTER UPDATE ON "committees_person" BEGIN SELECT 1; END')
        lay()
        cursor.execute("SELECT count(*) FROM sqlite_master WHERE name = 'log_update_of_old'")
        assert cursor.fetchone() == (0,)


def test_both_databases_have_a_trigger_for_every_tracked_table() -> None:
    on_sqlite = {sqlite.tables_under(name) for name in sqlite.triggers()} - {sqlite.WRITING}
    on_postgresql = {table for table, _ in postgresql.triggers().values()} - {"log_pending"}
    assert on_sqlite == on_postgresql


def test_the_functions_of_postgresql_write_as_their_owner_and_look_names_up_in_one_schema() -> None:
    writers = [body for name, body in postgresql.functions("somewhere").items() if "INSERT INTO" in body]
    assert len(writers) >= 2
    assert all("SECURITY DEFINER SET search_path = somewhere, pg_temp" in body for body in writers)
