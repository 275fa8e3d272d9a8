"""Ways to write a row: through Django, past its managers, by hand, from a file, from another connection."""

# ruff: noqa: S608 (statements by hand are what is tried here)

import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core import serializers
from django.db import connection, models
from django.db.models import F
from django.db.models.deletion import Collector

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Try:
    """A row of a model that is in the database, and its columns as they are stored."""

    model: type[models.Model]
    stored: Row

    @property
    def table(self) -> str:
        return f'"{self.model._meta.db_table}"'

    @property
    def key(self) -> str:
        return str(self.model._meta.pk.column)

    @property
    def pk(self) -> Any:
        return self.stored[self.key]

    @property
    def row(self) -> Any:
        return self.model._base_manager.get(pk=self.model._meta.pk.to_python(self.pk))

    @property
    def other(self) -> str:
        """A column that is not the key."""
        return next(name for name in self.stored if name not in (self.key, "last_login"))

    def by_hand(self, statement: str, *values: Any) -> None:
        words = {"table": self.table, "key": f'"{self.key}"', "other": f'"{self.other}"', "columns": self.columns}
        with connection.cursor() as cursor:
            cursor.execute(statement.format(**words, values=", ".join(["%s"] * len(self.stored))), list(values))

    @property
    def columns(self) -> str:
        return ", ".join(f'"{name}"' for name in self.stored)

    @property
    def values(self) -> list[Any]:
        return list(self.stored.values())

    def remove(self) -> None:
        self.by_hand("DELETE FROM {table} WHERE {key} = %s", self.pk)


Way = Callable[[Try], object]
INSERT = "INSERT INTO {table} ({columns}) VALUES ({values})"


def _again(it: Try) -> Any:
    """The row, gone from the database, to be written anew."""
    row = it.row
    it.remove()
    row._state.adding = True
    return row


def _fields(row: Any) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def _delete_then(it: Try, statement: str) -> None:
    it.remove()
    it.by_hand(statement, *it.values)


def _loaddata(it: Try) -> None:
    row = _again(it)
    for again in serializers.deserialize("json", serializers.serialize("json", [row])):
        again.save()


def _cascade(it: Try) -> None:
    gather = Collector(using="default")
    gather.add([it.row])
    gather.delete()


def _many_to_many(it: Try) -> None:
    row, fields = it.row, it.model._meta.many_to_many
    if not fields:
        raise NotImplementedError(f"{it.model.__name__} has no many-to-many field.")
    for field in fields:
        other = field.related_model._base_manager.create(name="Something") if field.name == "groups" else None
        others = [other] if other else list(field.related_model._base_manager.all()[:2])
        manager = getattr(row, field.name)
        manager.add(*others)
        manager.set(others[:1])
        manager.remove(*others)
        manager.add(*others)
        manager.clear()


def _copy(it: Try) -> None:
    """COPY, on PostgreSQL."""
    out = io.StringIO()
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY (SELECT * FROM {it.table} WHERE \"{it.key}\" = '{it.pk}') TO STDOUT", out)
        it.remove()
        out.seek(0)
        cursor.copy_expert(f"COPY {it.table} FROM STDIN", out)


EVERYWHERE: dict[str, Way] = {
    # through Django
    "save": lambda it: it.row.save(),
    "save of one field": lambda it: it.row.save(update_fields=[it.model._meta.concrete_fields[-1].name]),
    "save of a new row": lambda it: _again(it).save(force_insert=True),
    "save_base raw": lambda it: it.row.save_base(raw=True),
    "create": lambda it: it.model._default_manager.create(**_fields(_again(it))),
    "get_or_create": lambda it: it.model._default_manager.get_or_create(pk=it.pk, defaults=_fields(_again(it))),
    "update_or_create": lambda it: it.model._default_manager.update_or_create(pk=it.row.pk, defaults=_fields(it.row)),
    "delete of a row": lambda it: it.row.delete(),
    "update": lambda it: it.model._default_manager.filter(pk=it.row.pk).update(pk=F("pk")),
    "delete": lambda it: it.model._default_manager.filter(pk=it.row.pk).delete(),
    "bulk_create": lambda it: it.model._default_manager.bulk_create([_again(it)]),
    "bulk_create, conflicts ignored": lambda it: it.model._default_manager.bulk_create([_again(it)], ignore_conflicts=True),
    "bulk_update": lambda it: it.model._default_manager.bulk_update([it.row], [_last(it)]),
    "many to many": _many_to_many,
    # past the managers
    "base update": lambda it: it.model._base_manager.filter(pk=it.row.pk).update(**{it.other: F(it.other)}),
    "base delete": lambda it: models.QuerySet(it.model).filter(pk=it.row.pk).delete(),
    "base bulk_create": lambda it: models.QuerySet(it.model).bulk_create([_again(it)]),
    "base bulk_create, conflicts updated": lambda it: models.QuerySet(it.model).bulk_create(
        [it.row], update_conflicts=True, unique_fields=[it.model._meta.pk.name], update_fields=[_last(it)]
    ),
    "base bulk_update": lambda it: models.QuerySet(it.model).bulk_update([it.row], [_last(it)]),
    "raw delete": lambda it: models.QuerySet(it.model).filter(pk=it.row.pk)._raw_delete("default"),
    "cascade": _cascade,
    "loaddata": _loaddata,
    # by hand
    "INSERT": lambda it: _delete_then(it, INSERT),
    "INSERT of a row that is there": lambda it: it.by_hand(INSERT + " ON CONFLICT DO NOTHING", *it.values),
    "INSERT from SELECT": lambda it: it.by_hand(
        "INSERT INTO {table} SELECT * FROM {table} WHERE {key} = %s ON CONFLICT ({key}) DO UPDATE SET {other} = excluded.{other}",
        it.pk,
    ),
    "INSERT ON CONFLICT UPDATE": lambda it: it.by_hand(
        INSERT + " ON CONFLICT ({key}) DO UPDATE SET {other} = excluded.{other}", *it.values
    ),
    "INSERT RETURNING": lambda it: _delete_then(it, INSERT + " RETURNING {key}"),
    "UPDATE": lambda it: it.by_hand("UPDATE {table} SET {other} = {other} WHERE {key} = %s", it.pk),
    "UPDATE of all": lambda it: it.by_hand("UPDATE {table} SET {other} = {other}"),
    "UPDATE FROM": lambda it: it.by_hand(
        "UPDATE {table} SET {other} = o.{other} FROM {table} o WHERE o.{key} = {table}.{key} AND o.{key} = %s", it.pk
    ),
    "UPDATE of the key": lambda it: it.by_hand("UPDATE {table} SET {key} = %s WHERE {key} = %s", _another(it.pk), it.pk),
    "DELETE": lambda it: it.remove(),
    "DELETE of all": lambda it: it.by_hand("DELETE FROM {table}"),
    "DELETE through a subquery": lambda it: it.by_hand("DELETE FROM {table} WHERE {key} IN (SELECT {key} FROM {table})"),
}
ON_SQLITE: dict[str, Way] = {
    "REPLACE": lambda it: it.by_hand("REPLACE INTO {table} ({columns}) VALUES ({values})", *it.values),
    "INSERT OR REPLACE": lambda it: it.by_hand("INSERT OR REPLACE INTO {table} SELECT * FROM {table}"),
    "UPDATE OR REPLACE": lambda it: it.by_hand("UPDATE OR REPLACE {table} SET {other} = {other} WHERE {key} = %s", it.pk),
}
ON_POSTGRESQL: dict[str, Way] = {
    "TRUNCATE": lambda it: it.by_hand("TRUNCATE {table} CASCADE"),
    "COPY": _copy,
    "WITH": lambda it: it.by_hand(
        "WITH gone AS (DELETE FROM {table} WHERE {key} = %s RETURNING *) SELECT count(*) FROM gone", it.pk
    ),
    "MERGE": lambda it: it.by_hand(
        "MERGE INTO {table} t USING (SELECT * FROM {table} WHERE {key} = %s) o ON t.{key} = o.{key} "
        "WHEN MATCHED THEN UPDATE SET {other} = o.{other}",
        it.pk,
    ),
    "DO": lambda it: it.by_hand("DO $$BEGIN DELETE FROM {table}; END$$"),
    "UPDATE ONLY": lambda it: it.by_hand("UPDATE ONLY {table} SET {other} = {other} WHERE {key} = %s", it.pk),
}


def ways() -> dict[str, Way]:
    """Every way there is on the database at hand."""
    return EVERYWHERE | {"sqlite": ON_SQLITE, "postgresql": ON_POSTGRESQL}[connection.vendor]


def _last(it: Try) -> str:
    return next(field.name for field in reversed(it.model._meta.concrete_fields) if not field.primary_key)


def _another(pk: Any) -> Any:
    return pk + 1_000_000 if isinstance(pk, int) else json.loads(f'"{str(pk)[:-4]}0e0e"')
