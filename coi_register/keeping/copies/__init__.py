"""A whole database taken into one file while others write, and put back, each whole or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from coi_register.keeping import catalogue
from coi_register.keeping.copies import postgresql, sqlite
from coi_register.keeping.manifest import Contents


@dataclass(frozen=True, slots=True)
class Way:
    """How one kind of database is copied: into a file of this name, and back from it."""

    file: str
    take: Callable[[Path], Contents]
    contents: Callable[[], Contents]
    is_empty: Callable[[], bool]
    put_back: Callable[[Path], None]


WAYS = {
    "postgresql": Way(postgresql.FILE, postgresql.take, catalogue.contents, postgresql.is_empty, postgresql.put_back),
    "sqlite": Way(sqlite.FILE, sqlite.take, catalogue.contents, sqlite.is_empty, sqlite.put_back),
}


def of_this_database() -> Way:
    """How the database that is connected is copied."""
    return WAYS[connection.vendor]
