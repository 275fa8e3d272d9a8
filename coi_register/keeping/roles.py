"""The three logins of a PostgreSQL database, as statements: the owner migrates, the web writes rows, an auditor reads."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from coi_register.keeping import privileges


@dataclass(frozen=True, slots=True)
class Roles:
    """The names of the three."""

    owner: str
    app: str
    reader: str


@dataclass(frozen=True, slots=True)
class Schema:
    """What there is in the database: columns by table, our functions, those for large objects; names fit for a statement."""

    database: str
    tables: dict[str, list[str]]
    functions: tuple[str, ...] = ()
    large_objects: tuple[str, ...] = field(default=())


def logins(roles: Roles) -> Iterator[str]:
    """Make the two logins where they are missing. They get no password here: give each one with psql's \\password."""
    for role in (roles.app, roles.reader):
        yield (
            f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = '{role}') "
            f'THEN CREATE ROLE "{role}" LOGIN NOINHERIT; END IF; END $$'
        )
    yield f'ALTER ROLE "{roles.reader}" SET default_transaction_read_only = on'


def only_a_superuser(schema: Schema) -> Iterator[str]:
    """Large objects lie outside every table and every trigger: nobody but a superuser makes one."""
    for function in schema.large_objects:
        yield f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC"


def grants(roles: Roles, schema: Schema, open_functions: frozenset[str]) -> Iterator[str]:
    """Take everything from everybody, and give each login what it needs: to be run after each `migrate`."""
    both = f'"{roles.app}", "{roles.reader}"'
    everybody = f"PUBLIC, {both}"
    yield f"REVOKE ALL ON DATABASE {schema.database} FROM {everybody}"
    yield f"GRANT CONNECT ON DATABASE {schema.database} TO {both}"
    yield f"REVOKE ALL ON SCHEMA public FROM {everybody}"
    yield f"GRANT USAGE ON SCHEMA public TO {both}"
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {everybody}"
    yield f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {everybody}"
    yield f'ALTER DEFAULT PRIVILEGES FOR ROLE "{roles.owner}" REVOKE ALL ON FUNCTIONS FROM PUBLIC'
    yield from _functions(roles, schema, open_functions)
    for table, columns in sorted(schema.tables.items()):
        yield from _table(roles, table, columns)


def _functions(roles: Roles, schema: Schema, open_functions: frozenset[str]) -> Iterator[str]:
    """A trigger runs its function whoever may call it; the web calls none by itself but the doors of the log."""
    for function in schema.functions:
        yield f'REVOKE ALL ON FUNCTION {function} FROM PUBLIC, "{roles.app}", "{roles.reader}"'
        if function.split("(")[0] in open_functions:
            yield f'GRANT EXECUTE ON FUNCTION {function} TO "{roles.app}"'


def _table(roles: Roles, table: str, columns: list[str]) -> Iterator[str]:
    # A right on a table does not take back one on a column of it: both are taken first.
    listed = ", ".join(f'"{column}"' for column in columns)
    yield f'REVOKE ALL ({listed}) ON "{table}" FROM PUBLIC, "{roles.app}", "{roles.reader}"'
    yield f'GRANT {", ".join(privileges.of_app(table))} ON "{table}" TO "{roles.app}"'
    readable = privileges.read_by_auditor(table, columns)
    if readable:
        yield f'GRANT SELECT ({", ".join(f"{chr(34)}{column}{chr(34)}" for column in readable)}) ON "{table}" TO "{roles.reader}"'
