"""A row of every tracked model, so that every way to write can be tried on it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, models

from coi_register.log.tables import tracked
from tests.coi_register.log.ways import Try

DAY_BEFORE = date(2018, 2, 28)
# Where a constraint asks for more than something in each field.
SPECIAL: dict[str, dict[str, Any]] = {
    "committees.Holding": {"place": 1},
    "committees.Concern": {"organisation_id": uuid4().hex},
    "declarations.Interest": {"direct": True},
    "declarations.Change": {"person_id": uuid4().hex},
    "declarations.Dismissal": {"organisation_id": uuid4().hex},
    "declarations.Served": {"pack_id": uuid4().hex},
    "declarations.NoParty": {"organisation_id": uuid4().hex},
    "declarations.Query": {"answered_on": DAY_BEFORE},
}
DAY, MOMENT = date(2018, 3, 1), datetime(2018, 3, 1, 9, tzinfo=UTC)
NUMBERS = count(7_000)


def one_of_each() -> list[Try]:
    """Written inside the deed in hand; rows point to rows that may not be there, for no one commits them."""
    return [Try(table.model, _stored(table.model)) for table in tracked()]


def _stored(model: type[models.Model]) -> dict[str, Any]:
    columns = dict(_columns(model)) | SPECIAL.get(model._meta.label, {})
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({", ".join(["%s"] * len(columns))})',  # noqa: S608
            list(columns.values()),
        )
    return columns


def _columns(model: type[models.Model]) -> Iterator[tuple[str, Any]]:
    for field in model._meta.concrete_fields:
        value = None if field.null else _something(field)
        yield field.column, field.get_db_prep_save(value, connection)


def _something(field: Any) -> Any:
    target = field.target_field if field.is_relation else field
    match target:
        case models.UUIDField():
            return uuid4()
        case models.AutoField() | models.IntegerField():
            return next(NUMBERS)
        case models.BooleanField():
            return False
        case models.DateTimeField():
            return MOMENT
        case models.DateField():
            return DAY - timedelta(days=field.name == "since")  # some spans must not be empty
        case models.TimeField():
            return time(9)
        case models.JSONField():
            return []
    if target.choices:
        return target.flatchoices[0][0]
    return str(UUID(int=uuid4().int))[: target.max_length or 36]
