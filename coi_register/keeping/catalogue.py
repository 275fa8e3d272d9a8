"""What PostgreSQL's own catalogue says about the database, and the one door through which this room sends it statements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from coi_register.keeping.manifest import Contents
from coi_register.keeping.roles import Roles, Schema

COLUMNS = """
SELECT c.relname, a.attname FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') ORDER BY c.relname, a.attnum"""
OUR_FUNCTIONS = """
SELECT p.oid::regprocedure::text FROM pg_catalog.pg_proc p
WHERE p.pronamespace = 'public'::regnamespace
AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') ORDER BY 1"""
LARGE_OBJECTS = """
SELECT 'pg_catalog.' || p.oid::regprocedure::text FROM pg_catalog.pg_proc p
WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.proname ~ '^(lo_.*|loread|lowrite)$' ORDER BY 1"""
TOO_POWERFUL = """
SELECT r.rolname, trim(trailing ', ' FROM
    CASE WHEN r.rolsuper THEN 'is a superuser, ' ELSE '' END || CASE WHEN r.rolcreaterole THEN 'may make roles, ' ELSE '' END
    || CASE WHEN r.rolcreatedb THEN 'may make databases, ' ELSE '' END
    || CASE WHEN r.rolreplication THEN 'may replicate, ' ELSE '' END
    || CASE WHEN r.rolbypassrls THEN 'goes past row security, ' ELSE '' END
    || CASE WHEN EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid) THEN 'belongs to another role, ' ELSE '' END
    || CASE WHEN EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid) THEN 'owns tables, ' ELSE '' END)
FROM pg_catalog.pg_roles r WHERE r.rolname = ANY(%s) ORDER BY 1"""


def asked(statement: str, *words: Any) -> list[tuple[Any, ...]]:
    """The rows that answer a statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement, words or None)
        return list(cursor.fetchall())


def run(statements: Iterable[str]) -> None:
    """Run the statements, all or none."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def snapshot() -> Iterator[str]:
    """One moment of the database, and the name by which another connection sees the same."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor.fetchone()[0]


def contents() -> Contents:
    """How far each chain has come, and which migrations are in."""
    heads = asked("SELECT chain, seq, hash FROM log_head")
    migrations = asked("SELECT app || '.' || name FROM django_migrations")
    return Contents.of(heads, migrations)


def schema() -> Schema:
    """The tables and functions there are now."""
    tables = defaultdict(list)
    for table, column in asked(COLUMNS):
        tables[table].append(column)
    return Schema(
        database=connection.ops.quote_name(asked("SELECT current_database()")[0][0]),
        tables=dict(tables),
        functions=tuple(function for (function,) in asked(OUR_FUNCTIONS)),
        large_objects=tuple(function for (function,) in asked(LARGE_OBJECTS)),
    )


def is_superuser() -> bool:
    """Whether whoever is connected now is one."""
    return bool(asked("SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user")[0][0])


def owner() -> str:
    """Who owns the tables: whoever migrates."""
    return str(
        asked("SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'public.django_migrations'::regclass")[0][0]
    )


def too_powerful(roles: Roles) -> list[str]:
    """A sentence for each login that could go round its grants."""
    return [f"{role} {why}" for role, why in asked(TOO_POWERFUL, [roles.app, roles.reader]) if why]
