"""What a row looked like in each of its versions, and what each deed changed, field by field, in words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models

from coi_register.audit.models import Deed, Recorded
from coi_register.nhsuk import words

EMPTY = "nothing recorded"
UNTOLD = (
    "id",
    "version",
    "digest",
)  # they name the row, count its versions, seal a link; none says anything about the world

Names = Mapping[type[models.Model], Mapping[Any, str]]


@dataclass(frozen=True, slots=True)
class Version:
    """One deed's effect on one row: (label, before, after) for each field that changed. `about` is the row in words."""

    at: datetime
    by: str
    deed: str
    because: str
    about: str
    kind: str
    changes: tuple[tuple[str, str, str], ...]


def versions_of(row: Any) -> list[Version]:
    """Every version of a recorded row, oldest first; a constant number of queries."""
    return versions_in(row.history.all())


def versions_in(records: models.QuerySet[Any]) -> list[Version]:
    """The versions behind some history rows of one model, of one row or of many, removed ones too, oldest first."""
    told = list(records.select_related("deed").order_by("history_date", "history_id"))
    names = _names(told)
    return [_version(record, before, names) for record, before in _with_the_one_before(told)]


def versions_since(row: Any, read: int) -> tuple[int, list[Version]]:
    """The version of the row as it stands, and each that was written after the one that was read, oldest first."""
    told = list(row.history.select_related("deed").order_by("history_date", "history_id"))
    later = [pair for pair in _with_the_one_before(told) if pair[0].version > read]
    names = _names(told)
    return max((record.version for record in told), default=0), [_version(*pair, names) for pair in later]


def is_done(once: UUID) -> bool:
    """Whether a form with this token took effect."""
    return Deed.objects.filter(once=once).exists()


def made_with(once: UUID, model: type[Recorded]) -> Any:
    """The key of the row that the form with this token made, be it at an earlier sending; None where it made none."""
    made = model.history.filter(deed__once=once, history_type="+")  # type: ignore[attr-defined]
    return made.values_list("id", flat=True).first()


def _with_the_one_before(records: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    latest: dict[Any, Any] = {}
    for record in records:
        yield record, latest.get(record.id)
        latest[record.id] = record


def _version(record: Any, before: Any, names: Names) -> Version:
    return Version(
        at=record.history_date,
        by=record.deed.by_name,
        deed=record.deed.name,
        because=record.deed.because,
        about=str(record.instance_type._meta.verbose_name),
        kind={"+": "added", "~": "changed", "-": "removed"}[record.history_type],
        changes=() if record.history_type == "-" else tuple(_changes(record, before, names)),
    )


def _changes(record: Any, before: Any, names: Names) -> Iterator[tuple[str, str, str]]:
    for field in _told_fields(record.instance_type):
        was, now = (getattr(each, field.attname, None) for each in (before, record))
        if was != now and (before or now not in (None, "", [])):
            label = str(field.verbose_name)
            yield label[:1].upper() + label[1:], _in_words(field, was, names), _in_words(field, now, names)


def _told_fields(model: type[models.Model]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if field.name not in UNTOLD]


def _in_words(field: Any, value: Any, names: Names) -> str:
    if value in (None, "", []):
        return EMPTY
    if field.is_relation:
        return names[field.related_model].get(value, "one that is no longer here")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return _plainly(value)


def _plainly(value: Any) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case datetime():
            return words.moment(value)
        case date():
            return words.day(value)
        case list():
            return words.joined(_plainly(one) for one in value)
        case dict():
            return ", ".join(f"{key}: {_plainly(one)}" for key, one in value.items())
        case _:
            return str(value)


def _names(records: Iterable[Any]) -> Names:
    """The names of all rows that these versions point to: one query for each model."""
    wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
    for record in records:
        for field in _told_fields(record.instance_type):
            if field.is_relation:
                wanted[field.related_model].add(getattr(record, field.attname))
    return {model: _named(model, keys - {None}) for model, keys in wanted.items()}


def _named(model: type[models.Model], keys: set[Any]) -> dict[Any, str]:
    return {row.pk: str(row) for row in model._default_manager.filter(pk__in=keys)} if keys else {}
