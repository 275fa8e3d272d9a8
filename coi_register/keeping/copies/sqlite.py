"""A copy of an SQLite database by its online backup, which sees one moment of it, whoever writes meanwhile."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection

from coi_register.keeping.manifest import Contents
from coi_register.refusals import CannotBeDone

FILE = "database.sqlite3"
WAIT = 20  # seconds for a writer to finish


def take(into: Path) -> Contents:
    """Write the copy, and say what was in it. Raises CannotBeDone where it is not whole."""
    try:
        with closing(_opened(_ours())) as ours, closing(_opened(into)) as copy:
            ours.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
            _check(copy, into)
            return _contents(copy)
    except sqlite3.Error as error:
        raise CannotBeDone(f"No backup was made: {error}. Make room, or name another place.") from error


def is_empty() -> bool:
    """Whether there is no file yet, or one without a table."""
    if not _ours().exists():
        return True
    with closing(_opened(_ours())) as ours:
        return not _has_tables(ours)


def put_back(copy: Path) -> None:
    """Put the copy in the place of whatever is there, in one transaction. Raises CannotBeDone, and then nothing was changed."""
    connection.close()
    _ours().parent.mkdir(parents=True, exist_ok=True)
    try:
        with closing(sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as kept:
            _check(kept, copy)
            with closing(_opened(_ours())) as ours:
                kept.backup(ours)
    except sqlite3.Error as error:
        raise CannotBeDone(f"Nothing was restored from {copy}: {error}.") from error


def _ours() -> Path:
    return Path(str(connection.settings_dict["NAME"]))


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=WAIT)


def _has_tables(database: sqlite3.Connection, name: str = "%") -> bool:
    statement = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name LIKE ?"
    return database.execute(statement, [name]).fetchone() is not None


def _check(database: sqlite3.Connection, path: Path) -> None:
    found = [said for (said,) in database.execute("PRAGMA integrity_check")]
    if found != ["ok"]:
        raise CannotBeDone(f"{path} is damaged: SQLite says “{found[0]}”. Use another backup.")


def _contents(database: sqlite3.Connection) -> Contents:
    heads = database.execute("SELECT chain, seq, hash FROM log_head")
    migrations = database.execute("SELECT app || '.' || name FROM django_migrations")
    return Contents.of(heads, migrations)
