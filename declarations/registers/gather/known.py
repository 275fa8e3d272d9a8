"""The rows of a table as they are, or as they were known at a moment, read alike."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber


def known(model: Any, *fields: str, where: Q, at: datetime | None) -> Iterator[tuple[Any, ...]]:
    """The fields of the rows that fit; `at` None: as they are now. `where` is about columns that a row never changes.

    The history keeps every version, so the latest by a moment is the row as it was known then; a removed row is none.
    """
    if at is None:
        return model._default_manager.filter(where).order_by("pk").values_list(*fields).iterator()  # type: ignore[no-any-return]
    latest = Window(RowNumber(), partition_by=[F("id")], order_by=[F("history_date").desc(), F("history_id").desc()])
    versions = (
        model.history.filter(where, history_date__lte=at)
        .annotate(from_the_last=latest)
        .filter(from_the_last=1)
        .order_by("id")
    )
    told = versions.values_list("history_type", *fields)
    return (row for kind, *row in told.iterator() if kind != "-")  # type: ignore[misc]
