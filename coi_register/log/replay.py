"""The log folded from its first event to its last, beside the live tables: a row that differs was written behind its back."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from coi_register.log import postgresql, sqlite
from coi_register.log.chains import plain_key
from coi_register.log.selectors import told
from coi_register.log.tables import Table, tracked

Row = Mapping[str, Any]
Key = tuple[str, str]  # the table, and the row's key as text


@dataclass(frozen=True, slots=True)
class Difference:
    """One row that is not as the log leaves it; None: there is no such row."""

    table: str
    key: str
    logged: Row | None
    live: Row | None

    def __str__(self) -> str:
        match self.logged, self.live:
            case None, _:
                return f"{self.table} {self.key} is there, and the log never wrote it."
            case _, None:
                return f"{self.table} {self.key} is not there, and the log never removed it."
            case _:
                return f"{self.table} {self.key} differs from the log in {', '.join(self.columns)}."

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that differ, where the row is in both."""
        logged, live = self.logged or {}, self.live or {}
        return tuple(sorted(name for name in live if name in logged and live[name] != logged[name]))


def differences() -> list[Difference]:
    """Every row that is not as the log leaves it; on a sound database, none."""
    tables = {table.name: table for table in tracked()}
    logged = _folded()
    found = [different for table in tables.values() for different in _differing(table, logged)]
    left = ((key, row) for key, row in logged.items() if key[0] in tables)
    return found + [Difference(table, key, row, None) for (table, key), row in left]


def _folded() -> dict[Key, Row | None]:
    """Each row as the log leaves it; None where what it became was lawfully erased."""
    rows: dict[Key, Row | None] = {}
    for event in told():
        rows.pop((event.table, event.key), None)
        if event.op != "delete":
            rows[event.table, _key_after(event.table, event.key, event.new)] = event.new
    return rows


def _key_after(table: str, key: str, new: Row | None) -> str:
    """An update may give a row another key."""
    name = _keys().get(table)
    return plain_key(new[name]) if new and name and name in new else key


def _keys() -> Mapping[str, str]:
    global _known
    if not _known:
        _known = {table.name: table.key for table in tracked()}
    return _known


_known: Mapping[str, str] = {}


def _differing(table: Table, logged: dict[Key, Row | None]) -> Iterator[Difference]:
    """Takes from `logged` what it has looked at."""
    for key, live in _live(table):
        place = (table.name, key)
        if place not in logged:
            yield Difference(table.name, key, None, live)
            continue
        row = logged.pop(place)
        different = Difference(table.name, key, row, live)
        if row is not None and different.columns:
            yield different


def _live(table: Table) -> Iterator[tuple[str, Row]]:
    """The rows of a table, told as its triggers tell them."""
    as_json = {"postgresql": postgresql.told, "sqlite": sqlite.told}[connection.vendor](table, "it")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT set_config('timezone', 'UTC', true)")
        cursor.execute(f'SELECT it."{table.key}", CAST({as_json} AS text) FROM "{table.name}" it')  # noqa: S608 - from the model
        for key, row in cursor:
            yield plain_key(key), json.loads(row)
