"""The events of the log: about a row, or all of them in the order in which they were written."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models

from coi_register.log.chains import plain_key
from coi_register.log.models import Event

OF_ROWS = ("insert", "update", "delete", "adopt")


@dataclass(frozen=True, slots=True)
class Told:
    """One event of a row: what the row was and became; None for both where the payload was lawfully erased."""

    table: str
    op: str
    key: str
    deed: str
    old: dict[str, Any] | None
    new: dict[str, Any] | None
    erased: bool


def events_about(what: models.Model) -> models.QuerySet[Event]:
    """The events of one row, oldest first, its erasure excepted."""
    about = f'"table":{json.dumps(what._meta.db_table)}'
    key = f'"key":{json.dumps(plain_key(what.pk))}'
    return (
        Event.objects.filter(text__contains=about)
        .filter(text__contains=key)
        .exclude(text__contains='"op":"erase"')
        .order_by("pk")
    )


def told() -> Iterator[Told]:
    """Every event of a row, in the order in which the rows were written."""
    rows = Event.objects.order_by("pk").values_list("text", "payload__body")
    for text, body in rows.iterator(chunk_size=5000):
        event = json.loads(text)
        if event["op"] in OF_ROWS:
            row = json.loads(body) if body is not None else {}
            yield Told(
                table=event["table"],
                op=event["op"],
                key=event["key"],
                deed=event["deed"],
                old=row.get("old"),
                new=row.get("new"),
                erased=body is None,
            )
