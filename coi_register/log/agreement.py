"""Whether simple-history, from which the screens tell a row's past, agrees with the log, which proves it."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from simple_history.models import HistoricalChanges

from coi_register.log.chains import plain_key
from coi_register.log.selectors import told
from coi_register.log.tables import tracked

KINDS = {"insert": "+", "update": "~", "delete": "-"}
Version = tuple[str, str, str]  # the row's key, what happened to it, and the deed


def disagreements() -> list[str]:
    """Every tracked row with a history whose versions are not the events of the log, in words; on a sound database, none."""
    logged: dict[str, list[Version]] = {}
    for event in told():
        logged.setdefault(event.table, []).append((event.key, KINDS[event.op], event.deed))
    return [line for table in tracked() for line in _of_one(table.model, logged.get(table.name, []))]


def _of_one(model: type[models.Model], logged: list[Version]) -> Iterator[str]:
    history: Any = getattr(model, "history", None)
    if history is None or not issubclass(history.model, HistoricalChanges):
        return
    rows = history.order_by("history_id").values_list(model._meta.pk.attname, "history_type", "deed_id")  # type: ignore[union-attr]
    kept = [(plain_key(key), kind, str(deed)) for key, kind, deed in rows]
    for key, kind, deed in sorted(set(kept) ^ set(logged)):
        where = "history tells" if (key, kind, deed) in kept else "the log tells"
        yield f"{model._meta.label} {key}: only {where} of {kind} in deed {deed}."
    if len(kept) != len(logged) and set(kept) == set(logged):
        yield f"{model._meta.label}: history has {len(kept)} versions, the log {len(logged)} events."
