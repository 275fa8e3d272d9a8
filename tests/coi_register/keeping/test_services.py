"""A backup is whole or not there; a restore is whole or has changed nothing; and each refusal is a sentence."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from coi_register.audit.models import Deed
from coi_register.keeping import copies, manifest, programs, services
from coi_register.log.models import Event, Head
from coi_register.refusals import CannotBeDone
from committees.models import Person
from tests.factories import PersonFactory
from tests.faults.spare import spare

NOW = datetime(2018, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def backup(register: str, tmp_path: Path) -> Path:
    """A backup of a register with one person."""
    PersonFactory(name="Ada Example")
    services.back_up(tmp_path / "monday", at=NOW)
    return tmp_path / "monday"


def state() -> list[Any]:
    """What is in the register: every person, deed, event and head."""
    rows = (
        Person.objects.order_by("pk"),
        Deed.objects.order_by("pk"),
        Event.objects.order_by("pk"),
        Head.objects.order_by("pk"),
    )
    return [list(found.values()) for found in rows]


def test_what_was_backed_up_comes_back_into_an_empty_database(backup: Path, tmp_path: Path) -> None:
    before = state()
    with spare(None, tmp_path):
        services.restore(backup)
        assert state() == before
        PersonFactory(name="Basil Sample")  # and it is in use again, triggers and all
        assert Event.objects.count() > len(before[2])


def test_a_restored_log_still_refuses_to_be_changed(backup: Path, tmp_path: Path) -> None:
    with spare(None, tmp_path):
        services.restore(backup)
        for table in ("log_event", "audit_deed", "committees_historicalperson"):
            with pytest.raises(Exception, match="never"), connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - three names


def test_a_database_with_tables_is_replaced_only_when_that_is_said(backup: Path) -> None:
    before = state()
    PersonFactory(name="Basil Sample")
    after = state()
    with pytest.raises(CannotBeDone, match="has tables already: nothing was restored"):
        services.restore(backup)
    assert state() == after
    services.restore(backup, replace=True)
    assert state() == before


def test_the_manifest_says_what_the_copy_holds(backup: Path) -> None:
    made = manifest.read(backup)
    assert made.size == (backup / made.file).stat().st_size
    assert {head.chain: head.hash for head in made.contents.heads} == dict(Head.objects.values_list("chain", "hash"))
    assert "log.0001_initial" in made.contents.migrations
    assert (made.made_at, made.vendor) == (NOW.isoformat(), connection.vendor)


def test_only_its_owner_may_look_into_a_backup(backup: Path) -> None:
    assert backup.stat().st_mode & 0o077 == 0


def test_a_backup_is_never_overwritten(backup: Path) -> None:
    before = manifest.read(backup)
    with pytest.raises(CannotBeDone, match="a backup is never overwritten"):
        services.back_up(backup, at=NOW)
    assert manifest.read(backup) == before


def test_a_copy_that_fails_leaves_nothing(register: str, tmp_path: Path, monkeypatch: Any) -> None:
    def full(*args: Any) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(services, "flush", full)
    with pytest.raises(CannotBeDone, match="No backup was made in .*: No space left on device"):
        services.back_up(tmp_path / "kept" / "monday", at=NOW)
    assert list((tmp_path / "kept").iterdir()) == []


def cut_short(backup: Path) -> None:
    copy = backup / manifest.read(backup).file
    os.truncate(copy, copy.stat().st_size // 2)


def one_byte_other(backup: Path) -> None:
    copy = backup / manifest.read(backup).file
    stored = bytearray(copy.read_bytes())
    stored[len(stored) // 2] ^= 1
    copy.write_bytes(stored)


def without_its_copy(backup: Path) -> None:
    (backup / manifest.read(backup).file).unlink()


def without_its_manifest(backup: Path) -> None:
    (backup / manifest.NAME).unlink()


def told(**words: Any) -> Any:
    def tell(backup: Path) -> None:
        path = backup / manifest.NAME
        path.write_text(json.dumps(json.loads(path.read_text()) | words))

    return tell


def half_a_manifest(backup: Path) -> None:
    os.truncate(backup / manifest.NAME, 40)


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (cut_short, "is cut short: .* bytes are there"),
        (one_byte_other, "its bytes differ"),
        (without_its_copy, "is missing: the manifest names it"),
        (without_its_manifest, "is no backup: it has no manifest.json"),
        (half_a_manifest, "cannot be read"),
        (told(form="another"), "is not the manifest of a backup of this product"),
        (told(file="../../elsewhere"), "is not the manifest of a backup of this product"),
        (told(contents=[]), "is not the manifest of a backup of this product"),
        (told(vendor="oracle"), "is a backup of oracle, and this database is"),
    ],
)
def test_a_harmed_backup_is_told_and_changes_nothing(backup: Path, harm: Any, says: str) -> None:
    before = state()
    harm(backup)
    with pytest.raises(CannotBeDone, match=says):
        services.restore(backup, replace=True)
    assert state() == before


def test_a_copy_that_deceives_its_manifest_changes_nothing(backup: Path) -> None:
    """Its digest was made anew; PostgreSQL and SQLite themselves find that it is not whole."""
    cut_short(backup)
    copy = backup / manifest.read(backup).file
    told(size=copy.stat().st_size, sha256=manifest.digest(copy))(backup)
    before = state()
    with pytest.raises(CannotBeDone, match="Nothing was restored|is damaged"):
        services.restore(backup, replace=True)
    assert state() == before


def test_a_missing_program_is_named() -> None:
    with pytest.raises(CannotBeDone, match="PostgreSQL's program pg_none was not found"):
        programs.find("pg_none")


def test_a_program_that_fails_is_quoted() -> None:
    assert (
        programs.last_words("\npg_dump: warning: x\npg_dump: error: no such thing\nHINT: y\n")
        == "pg_dump: error: no such thing"
    )


def test_every_database_we_run_on_has_its_way() -> None:
    assert set(copies.WAYS) == {"postgresql", "sqlite"}
