"""Whether every tracked table has its triggers, whole and awake."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.db import connections

from coi_register.log import postgresql, sqlite

STANDING_ON_POSTGRESQL = """
SELECT t.tgname, c.relname, t.tgenabled, p.prosrc FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
WHERE NOT t.tgisinternal AND t.tgname LIKE 'log\\_%' AND c.relnamespace = current_schema()::regnamespace"""
STANDING_ON_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'log\\_%' ESCAPE '\\'"


@dataclass(frozen=True, slots=True)
class Gap:
    """A trigger that is missing, asleep, or not the one that the models ask for."""

    table: str
    trigger: str
    what: str

    def __str__(self) -> str:
        return f"{self.table}: the trigger {self.trigger} {self.what}."


def missing(using: str = "default") -> list[Gap]:
    """The triggers without which a write would leave no trace; one query."""
    return list({"postgresql": _on_postgresql, "sqlite": _on_sqlite}[connections[using].vendor](using))


def insist(using: str = "default") -> None:
    """Refuse to start where a write would leave no trace. Raises ImproperlyConfigured."""
    if gaps := missing(using):
        named = " ".join(map(str, gaps[:5]))
        raise ImproperlyConfigured(
            f"The log does not see every write: {len(gaps)} triggers are not as they must be. {named} "
            "Find out who took them away (manage.py verify_audit), then lay them with manage.py migrate --skip-checks."
        )


def _on_postgresql(using: str) -> Iterator[Gap]:
    with connections[using].cursor() as cursor:
        cursor.execute(STANDING_ON_POSTGRESQL)
        standing = {name: (table, awake, source) for name, table, awake, source in cursor.fetchall()}
    sources = {name.partition("(")[0]: _source(rest) for name, rest in postgresql.functions("").items()}
    for name, (table, says) in postgresql.triggers().items():
        if name not in standing or standing[name][0] != table:
            yield Gap(table, name, "is missing")
        elif standing[name][1] not in "OA":
            yield Gap(table, name, "is switched off")
        elif standing[name][2] != sources[says.rpartition(" ")[2]]:
            yield Gap(table, name, "calls another function than it should")


def _source(rest: str) -> str:
    return rest.partition("$$")[2].rpartition("$$")[0]


def _on_sqlite(using: str) -> Iterator[Gap]:
    with connections[using].cursor() as cursor:
        cursor.execute(STANDING_ON_SQLITE)
        standing: Mapping[str, str] = dict(cursor.fetchall())
    for name, made in sqlite.triggers().items():
        if name not in standing:
            yield Gap(sqlite.tables_under(name), name, "is missing")
        elif standing[name] != made:
            yield Gap(sqlite.tables_under(name), name, "is not the one that the models ask for")
