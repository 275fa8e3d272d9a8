"""Many new rows with their history by PostgreSQL's COPY: the same rows, the same versions, the same events of the log.

The triggers of the log fire for each row that COPY brings, so nothing goes past it. `record_all` is the one who calls this.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.db import connection, models

from coi_register.audit.models import Deed, Recorded

AT_ONCE = 2_000  # lines handed over at a time
ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
Say = Callable[[Any], str]


def _text(value: Any) -> str:
    return str(value).translate(ESCAPED)


def _moment(value: Any) -> str:
    return value if isinstance(value, str) else value.isoformat()


SAID: Mapping[str, Say] = {
    **dict.fromkeys(("CharField", "TextField", "SlugField", "EmailField", "URLField"), _text),
    **dict.fromkeys(
        ("UUIDField", "IntegerField", "PositiveIntegerField", "PositiveSmallIntegerField", "SmallIntegerField"), str
    ),
    **dict.fromkeys(("AutoField", "BigAutoField", "BigIntegerField"), str),
    **dict.fromkeys(("DateField", "DateTimeField", "TimeField"), _moment),
    "BooleanField": lambda value: "t" if value else "f",
    "JSONField": lambda value: _text(json.dumps(value)),
}


def can_take(model: type[models.Model]) -> bool:
    """Whether the database is PostgreSQL, and every column of the model is of a kind whose text is known."""
    fields = model._meta.concrete_fields
    return connection.vendor == "postgresql" and all(_kind(field) in SAID for field in fields)


def copy_in(rows: Sequence[Recorded], done: Deed) -> None:
    """Write the rows, and for each the first version of its history, by the deed."""
    model = type(rows[0])
    columns = [field.column for field in model._meta.concrete_fields]
    lines = [*_lines(model, rows)]
    _copy(model, columns, lines)
    added = {
        "history_date": _moment(done.at),
        "history_type": "+",
        "history_change_reason": _text(done.because),
        "history_user_id": "\\N" if done.by_id is None else str(done.by_id),
        "deed_id": str(done.pk),
    }
    beside = "\t".join(["", *added.values()])
    _copy(model.history.model, [*columns, *added], (line + beside for line in lines))  # type: ignore[attr-defined]
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def _lines(model: type[models.Model], rows: Iterable[Any]) -> Iterator[str]:
    said = [(field.attname, SAID[_kind(field)]) for field in model._meta.concrete_fields]
    for row in rows:
        values = row.__dict__
        yield "\t".join(["\\N" if (value := values[name]) is None else say(value) for name, say in said])


def _kind(field: Any) -> str:
    """What is kept in a column: of a field that points to another row, what that row's key is."""
    while field.remote_field is not None and field.is_relation:
        field = field.target_field
    return "" if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False) else field.get_internal_type()


class _Lines:
    """A file that COPY reads: lines made when they are asked for."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)

    def read(self, size: int = -1) -> str:
        return "".join(f"{line}\n" for line in islice(self._lines, AT_ONCE))


def _copy(model: type[models.Model], columns: Sequence[str], lines: Iterable[str]) -> None:
    named = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        cursor.copy_expert(f'COPY "{model._meta.db_table}" ({named}) FROM STDIN', _Lines(lines))
