"""A copy of PostgreSQL that breaks off half-way leaves the database as it was."""

from pathlib import Path

import pytest
from django.db import connection

from coi_register.keeping.copies import postgresql
from coi_register.refusals import CannotBeDone
from committees.models import Person
from tests.factories import PersonFactory

on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's own way: make test-postgres.")


@on_postgresql
@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.9])
def test_a_copy_cut_short_anywhere_changes_nothing(share: float, tmp_path: Path) -> None:
    PersonFactory(name="Ada Example")
    copy = tmp_path / "copy"
    postgresql.take(copy)
    copy.write_bytes(copy.read_bytes()[: int(copy.stat().st_size * share)])
    with pytest.raises(CannotBeDone, match=r"Nothing was restored from .*: pg_restore"):
        postgresql.put_back(copy)
    assert [person.name for person in Person.objects.all()] == ["Ada Example"]


@on_postgresql
@pytest.mark.usefixtures("register")
def test_a_database_without_tables_is_empty() -> None:
    assert not postgresql.is_empty()


@on_postgresql
@pytest.mark.usefixtures("register")
def test_a_restore_that_the_database_refuses_says_so_and_does_not_wait_for_the_rest_of_the_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    PersonFactory(name="Ada Example")
    copy = tmp_path / "copy"
    postgresql.take(copy)
    monkeypatch.setattr(postgresql, "AFRESH", b"DROP SCHEMA unheard_of;\n")
    with pytest.raises(CannotBeDone, match=r'Nothing was restored from .*: .*"unheard_of" does not exist'):
        postgresql.put_back(copy)
    assert [person.name for person in Person.objects.all()] == ["Ada Example"]
