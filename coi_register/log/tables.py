"""Which tables are tracked, read from the models; and which are not, with the reason."""

# ruff: noqa: S608 (the statements are put together from the models)

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from simple_history.models import HistoricalChanges

from coi_register.log.chains import ITSELF, PATHS, PLATFORM

NOT_TRACKED: Mapping[str, str] = {
    "log.Event": "is the log",
    "log.Payload": "is the log",
    "log.Head": "is the log",
    "proof.Checkpoint": "proves itself by its signature; an event of each would set its chain moving for ever",
    "proof.SiteKey": "noted again by the process that signs; the auditor keeps the key",
    "proof.Wanted": "worked out from deeds; met by the next checkpoint",
    "proof.Due": "when work was last done, for the status page",
    "accounts.Session": "who is signed in now; ends by itself",
    "sessions.Session": "who is signed in now; ends by itself",
    "contenttypes.ContentType": "made by migrate from the models",
    "auth.Permission": "made by migrate from the models",
    "committees.Text": "written once, and read again from the file, whose hash stands in its version, whose event proves it",
    "declarations.ImportFile": "written once and never again; its hash stands in its import, whose event proves it",
    "declarations.Run": "worked out from tracked rows, and made again by manage.py reassess",
    "declarations.Outcome": "worked out from tracked rows, and made again by manage.py reassess",
    "declarations.Left": "worked out from tracked rows, and made again by manage.py reassess",
    "declarations.Touches": "worked out from tracked rows, and made again by manage.py country",
    "declarations.Entry": "proved by the seal of its edition, which is tracked; the database lets none be altered",
}
UNTOLD: Mapping[str, frozenset[str]] = {
    "accounts.User": frozenset({"last_login"})
}  # written at each sign-in, outside a deed
SECRET: Mapping[str, frozenset[str]] = {  # told as their SHA-256: the log is read by more people than may hold these
    "accounts.User": frozenset({"password"}),
    "mfa.Authenticator": frozenset({"data"}),
    "socialaccount.SocialApp": frozenset({"secret", "key", "settings"}),
    "socialaccount.SocialToken": frozenset({"token", "token_secret"}),
}


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path: a column of the row before it, and the table and key to which that points."""

    column: str
    table: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A tracked table: its key, the columns that are told, those told as a hash, and the hops to its CCG."""

    model: type[models.Model]
    columns: tuple[str, ...]
    untold: frozenset[str]
    secret: frozenset[str]
    hops: tuple[Hop, ...]
    is_ccg: bool

    @property
    def name(self) -> str:
        return self.model._meta.db_table

    @property
    def key(self) -> str:
        return str(self.model._meta.pk.column)  # type: ignore[union-attr]


def tracked() -> Iterator[Table]:
    """Every table whose rows leave an event at each write."""
    for model in _stored():
        if not issubclass(model, HistoricalChanges) and model._meta.label not in NOT_TRACKED:
            yield table_of(model)


def histories() -> list[str]:
    """The tables in which rows come, and never change or go: simple-history's versions, and what was published."""
    return [model._meta.db_table for model in _stored() if issubclass(model, HistoricalChanges) or is_final(model)]


def is_final(model: type[models.Model]) -> bool:
    """Whether a model says that its rows are written once and for good."""
    return getattr(model, "rows_are_final", False)


def table_of(model: type[models.Model]) -> Table:
    """What the log must know of a model's table."""
    label, columns = model._meta.label, tuple(field.column for field in model._meta.concrete_fields)
    path = path_of(model)
    return Table(
        model=model,
        columns=tuple(column for column in columns if column not in UNTOLD.get(label, ())),
        untold=UNTOLD.get(label, frozenset()),
        secret=SECRET.get(label, frozenset()),
        hops=() if path in (None, ITSELF) else tuple(_hops(model, path)),  # type: ignore[arg-type]
        is_ccg=path == ITSELF,
    )


def path_of(model: type[models.Model]) -> str | None:
    """The fields that lead to the CCG; None for a row of the platform."""
    if model._meta.label in PATHS:
        return PATHS[model._meta.label]
    try:
        return model._meta.get_field("ccg").name
    except FieldDoesNotExist:
        return None


def _hops(model: type[models.Model], path: str) -> Iterator[Hop]:
    for name in path.split("__"):
        field = model._meta.get_field(name)
        model = field.related_model  # type: ignore[assignment]
        yield Hop(str(field.column), model._meta.db_table, str(model._meta.pk.column))  # type: ignore[union-attr]


def _stored() -> list[type[models.Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.managed and not model._meta.proxy]


def chain_of(table: Table, row: str) -> str:
    """The chain of a row, as a database works it out."""
    if table.is_ccg:
        return f"CASE {row}.kind WHEN 'ccg' THEN CAST({row}.\"{table.key}\" AS text) ELSE '{PLATFORM}' END"
    return f"coalesce(CAST({_led_to(table, row)} AS text), '{PLATFORM}')" if table.hops else f"'{PLATFORM}'"


def _led_to(table: Table, row: str) -> str:
    first, *between = table.hops[:-1] or table.hops
    if len(table.hops) == 1:
        return f'{row}."{first.column}"'
    joins = "".join(
        f' JOIN "{hop.table}" t{place} ON t{place}."{hop.key}" = t{place - 1}."{hop.column}"'
        for place, hop in enumerate(between, start=1)
    )
    last = f't{len(between)}."{table.hops[-1].column}"'
    return f'(SELECT {last} FROM "{first.table}" t0{joins} WHERE t0."{first.key}" = {row}."{first.column}")'
