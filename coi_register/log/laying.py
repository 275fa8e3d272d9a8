"""Laying the triggers: after each migration, so that a table that is new, or that SQLite made anew, is never without."""

from collections.abc import Mapping
from typing import Any

from django.db import connections, transaction

from coi_register.log import postgresql, sqlite


def lay(using: str = "default") -> None:
    """Make every trigger that is not there as it must be, and take away those that nothing needs any more."""
    connection = connections[using]
    with transaction.atomic(using), connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor, include_views=True))
        if {"log_event", "audit_deed"} <= tables:
            {"sqlite": _lay_sqlite, "postgresql": _lay_postgresql}[connection.vendor](cursor, tables)


def lift(using: str = "default") -> None:
    """Take SQLite's triggers away while tables are made anew: it would not rename a table that a trigger mentions."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        with transaction.atomic(using), connection.cursor() as cursor:
            for name in _standing_sqlite(cursor):
                cursor.execute(f'DROP TRIGGER "{name}"')


def _lay_sqlite(cursor: Any, tables: set[str]) -> None:
    if sqlite.WRITING not in tables:
        cursor.execute(sqlite.VIEW)
        tables = tables | {sqlite.WRITING}
    standing = _standing_sqlite(cursor)
    wanted = {name: made for name, made in sqlite.triggers().items() if sqlite.tables_under(name) in tables}
    for name in standing.keys() - {name for name, made in wanted.items() if standing.get(name) == made}:
        cursor.execute(f'DROP TRIGGER "{name}"')
        standing = {other: made for other, made in standing.items() if other != name}
    for name in wanted.keys() - standing.keys():
        cursor.execute(wanted[name])


def _standing_sqlite(cursor: Any) -> Mapping[str, str]:
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'log\\_%' ESCAPE '\\'")
    return dict(cursor.fetchall())


def _lay_postgresql(cursor: Any, tables: set[str]) -> None:
    cursor.execute("SELECT current_schema()")
    (schema,) = cursor.fetchone()
    if "log_pending" not in tables:
        cursor.execute(postgresql.PENDING)
    for statement in postgresql.statements(schema):
        cursor.execute(statement)
    cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgname LIKE 'log\\_%'")
    standing = {name for (name,) in cursor.fetchall()}
    for name, (table, says) in postgresql.triggers().items():
        if name not in standing and table in tables | {"log_pending"}:
            cursor.execute(postgresql.statement(name, table, says))
