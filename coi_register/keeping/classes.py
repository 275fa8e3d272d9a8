"""Which class of data each column holds, read from one file: from what everybody may know to what opens a door."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml
from django.db import models
from simple_history.models import HistoricalChanges

FILE = Path(__file__).parent / "classes.yaml"


class DataClass(StrEnum):
    PUBLIC = "public"
    PERSONAL = "personal"
    SPECIAL = "special"
    CONFIDENTIAL = "confidential"
    SECRET = "secret"


@cache
def told() -> Mapping[str, Mapping[str, DataClass]]:
    """The file: for each table the class of each column. Raises ValueError for an unknown class, or a column told twice."""
    return {table: dict(_columns(table, rows)) for table, rows in yaml.safe_load(FILE.read_text(encoding="utf-8")).items()}


def class_of(model: type[models.Model], column: str) -> DataClass | None:
    """The class of a column; a version of a row has those of the row, and what is added to each version is told once."""
    table = told().get(model._meta.label, {})
    if issubclass(model, HistoricalChanges):
        of_the_row = told().get(model.instance_type._meta.label, {})  # type: ignore[attr-defined]
        table = {**of_the_row, **told()["of each version"]}
    return table.get(column)


def unclassed(known: Iterable[type[models.Model]]) -> list[str]:
    """The columns that have none."""
    return [f"{model._meta.label}.{name}" for model in known for name in columns(model) if class_of(model, name) is None]


def unknown(known: Iterable[type[models.Model]]) -> list[str]:
    """What the file names and nobody keeps."""
    there = {model._meta.label: set(columns(model)) for model in known if not issubclass(model, HistoricalChanges)}
    return [
        f"{table}.{name}"
        for table, rows in told().items()
        for name in rows
        if table != "of each version" and name not in there.get(table, set())
    ]


def of_class(model: type[models.Model], wanted: DataClass) -> list[str]:
    """The columns of a table that hold this."""
    return [name for name in columns(model) if class_of(model, name) is wanted]


def columns(model: type[models.Model]) -> list[str]:
    """The names of its fields that are columns."""
    return [field.name for field in model._meta.concrete_fields]


def _columns(table: str, rows: Mapping[str, str]) -> Iterator[tuple[str, DataClass]]:
    seen = set[str]()
    for of, names in rows.items():
        for name in names.split():
            if name in seen:
                raise ValueError(f"classes.yaml tells {table}.{name} twice. Leave one.")
            seen.add(name)
            yield name, DataClass(of)
