"""A database of a test's own: empty, or with the tables of the test database; thrown away afterwards."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections

_numbers = count(1)


@contextmanager
def spoken_to(**words: Any) -> Iterator[None]:
    """Whoever speaks to the database inside speaks to another one; what the test had open waits."""
    waits = connections["default"]
    before = {word: waits.settings_dict[word] for word in words}
    waits.settings_dict.update(words)
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        waits.settings_dict.update(before)
        connections["default"] = waits


@contextmanager
def made(of: str | None, folder: Path) -> Iterator[str]:
    """A copy of the database of that name or path, or one without tables."""
    make, remove = {"sqlite": (_sqlite, _nothing), "postgresql": (_postgresql, _drop)}[connection.vendor]
    name = make(of, folder)
    try:
        yield name
    finally:
        remove(name)


@contextmanager
def spare(of: str | None, folder: Path) -> Iterator[str]:
    """The same, spoken to."""
    with made(of, folder) as name, spoken_to(NAME=name):
        yield name


def _sqlite(of: str | None, folder: Path) -> str:
    path = folder / f"spare{next(_numbers)}.sqlite3"
    if of:
        with closing(sqlite3.connect(of)) as taken, closing(sqlite3.connect(path)) as copy:
            taken.backup(copy)
    return str(path)


def _postgresql(of: str | None, folder: Path) -> str:
    name = f"{connection.settings_dict['NAME']}_spare{next(_numbers)}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{of or "template0"}"')
    return name


def _drop(name: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _nothing(name: str) -> None:
    """The file goes with its folder."""


@pytest.fixture(scope="session")
def tables(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database with the product's tables and no rows, to which nobody speaks, so that it can be copied."""
    with django_db_blocker.unblock():
        connection.close()
        with made(connection.settings_dict["NAME"], tmp_path_factory.mktemp("tables")) as name:
            yield name


@pytest.fixture
def register(tables: str, db: None, tmp_path: Path) -> Iterator[str]:
    """A register of a test's own, with tables and no rows; what is written in it is committed."""
    with spare(tables, tmp_path) as name:
        yield name
