"""The test database is made from the models, at once; what only code in a migration makes is done after it.

Playing every migration takes half a minute on each worker. That they lead to the same tables is a test of its own:
tests/architecture/test_migrations.py.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from django.apps import apps
from django.db import connection, migrations

OURS = ("coi_register", "committees", "declarations")


def finish() -> None:
    """The spans that may not overlap."""
    with connection.schema_editor() as editor:
        for operation in _code():
            operation.code(apps, editor)


def _code() -> Iterator[migrations.RunPython]:
    for app in apps.get_app_configs():
        if app.name.split(".")[0] in OURS and app.models_module:
            package = import_module(f"{app.name}.migrations")
            for module in sorted(found.name for found in iter_modules(package.__path__)):
                written = import_module(f"{package.__name__}.{module}").Migration
                yield from (operation for operation in written.operations if isinstance(operation, migrations.RunPython))


def schema() -> set[str]:
    """A line for every column, constraint, index and trigger of the database spoken to; without the order of columns."""
    return {"sqlite": _sqlite, "postgresql": _postgresql}[connection.vendor]()


def _sqlite() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT type, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name NOT LIKE 'sqlite_%'"
        )
        rows = cursor.fetchall()
    return {f"{table}: {part}" for kind, table, sql in rows for part in (_parts(sql) if kind == "table" else [sql])}


def _parts(sql: str) -> list[str]:
    """What stands between the commas of CREATE TABLE, where the comma is in no parenthesis of its own."""
    depth, parts = 0, [""]
    for sign in sql[sql.index("(") + 1 : sql.rindex(")")]:
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "," and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return [_without_default(part) for part in parts]


def _without_default(part: str) -> str:
    """AddVersions and AddColumn leave one in the table, for the rows that were there."""
    return re.sub(r" DEFAULT (1\b|'')", "", part).strip()


def _postgresql() -> set[str]:
    found = set()
    with connection.cursor() as cursor:
        for kind, (told, since) in TOLD.items():
            cursor.execute(f"SELECT c.relname, {told} FROM {since} WHERE c.relnamespace = 'public'::regnamespace")  # noqa: S608
            found |= {f"{table}: {kind} {line}" for table, line in cursor.fetchall() if line}
    return found


TOLD = {
    "column": (
        "concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity)",
        "pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped",
    ),
    "constraint": (
        "concat_ws(' ', k.conname, pg_get_constraintdef(k.oid))",
        "pg_constraint k JOIN pg_class c ON c.oid = k.conrelid",
    ),
    "index": ("pg_get_indexdef(i.indexrelid)", "pg_index i JOIN pg_class c ON c.oid = i.indrelid"),
    "trigger": (
        "CASE WHEN NOT t.tgisinternal THEN pg_get_triggerdef(t.oid) END",
        "pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid",
    ),
}
