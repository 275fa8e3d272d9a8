"""Spans that may not overlap: an exclusion constraint on PostgreSQL, a pair of triggers with the same effect on SQLite."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import migrations

FIRST, LAST = "'0001-01-01'", "'9999-12-31'"


def no_overlap(name: str, table: str, *, same: Sequence[str], where: str = "TRUE") -> migrations.RunPython:
    """Refuse two rows of `table` alike in `same` whose spans [since, until) overlap; `where` may use {row} for the row."""

    def add(apps: Any, editor: Any) -> None:
        for statement in _add(editor.connection.vendor)(name, table, same, where):
            editor.execute(statement)

    def remove(apps: Any, editor: Any) -> None:
        for statement in _remove(editor.connection.vendor)(name, table):
            editor.execute(statement)

    return migrations.RunPython(add, remove)


def _add(vendor: str) -> Callable[[str, str, Sequence[str], str], list[str]]:
    return {"postgresql": _exclusion, "sqlite": _triggers}[vendor]


def _remove(vendor: str) -> Callable[[str, str], list[str]]:
    return {
        "postgresql": lambda name, table: [f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}"'],
        "sqlite": lambda name, table: [f'DROP TRIGGER "{name}_{event}"' for event in ("insert", "update")],
    }[vendor]


def _exclusion(name: str, table: str, same: Sequence[str], where: str) -> list[str]:
    equal = "".join(f'"{column}" WITH =, ' for column in same)
    return [
        "CREATE EXTENSION IF NOT EXISTS btree_gist",
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" EXCLUDE USING gist '
        f"({equal}daterange(since, until) WITH &&) WHERE ({where.format(row='')})",
    ]


def _triggers(name: str, table: str, same: Sequence[str], where: str) -> list[str]:
    alike = " AND ".join(f'other."{column}" = NEW."{column}"' for column in same)
    return [
        f'CREATE TRIGGER "{name}_{event}" BEFORE {event.upper()} ON "{table}" WHEN {where.format(row="NEW.")} BEGIN '  # noqa: S608
        f"SELECT RAISE(ABORT, '{name}') WHERE EXISTS (SELECT 1 FROM \"{table}\" other WHERE other.id != NEW.id AND {alike} "
        f"AND {where.format(row='other.')} AND coalesce(other.since, {FIRST}) < coalesce(NEW.until, {LAST}) "
        f"AND coalesce(NEW.since, {FIRST}) < coalesce(other.until, {LAST})); END"
        for event in ("insert", "update")
    ]
