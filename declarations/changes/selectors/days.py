"""The days on which an edit of a dated row makes a difference."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q

from committees.organisations.vocabulary import LinkKind

Days = tuple[date | None, date | None]  # half-open; None: without end

QUOTED_BY_VERSION = {"declarations.Interest"}


def days_touched(before: Any, after: Any, silent: frozenset[str] = frozenset()) -> list[Days]:
    """Where only the beginning or the end was moved, the days in between; else every day on which it held or holds."""
    if before is None:
        return [_held(after)]
    was, now = _held(before), _held(after)
    if changed_fields(before, after) - silent - {"since", "until"}:
        return [was, now]
    return [*_moved(was[0], now[0], begins=True), *_moved(was[1], now[1], begins=False)]


def _held(row: Any) -> Days:
    """A succession holds for good once it has happened, whatever last day the link bears (organisations.links)."""
    for_good = getattr(row, "kind", None) == LinkKind.SUCCEEDED_BY
    return (row.since, None if for_good else row.until)


def changed_fields(before: Any, after: Any) -> frozenset[str]:
    """The fields in which two versions of one row differ; that it is another version counts where answers quote the version."""
    counts = before.instance_type._meta.label in QUOTED_BY_VERSION
    names = [field.attname for field in before.instance_type._meta.concrete_fields if counts or field.name != "version"]
    return frozenset(name for name in names if getattr(before, name) != getattr(after, name))


def _moved(was: date | None, now: date | None, *, begins: bool) -> Iterator[Days]:
    """No beginning lies before every day, no end after every day."""
    if was == now:
        return
    if was is None or now is None:
        known = was or now
        yield (None, known) if begins else (known, None)
    else:
        yield (min(was, now), max(was, now))


def q_meets_on(days: list[Days], field: str = "on") -> Q:
    """For a query on meetings: those on any of the days; none where there are no days."""
    found = Q(pk__in=[])
    for since, until in days:
        begun = Q(**{f"{field}__gte": since}) if since else Q()
        found |= begun & (Q(**{f"{field}__lt": until}) if until else Q()) & Q(pk__isnull=False)
    return found
