"""Which meetings a dismissed match or a CCG's own rule book can reach."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from committees.meetings.models import Meeting
from declarations.changes.selectors.edits import Edit
from declarations.changes.selectors.reach import where_takes_part
from declarations.guidance.local import book_under
from declarations.guidance.rulebook import RuleBook


def where_dismissed(edits: Sequence[Edit]) -> Q:
    """Meetings that the CCG convenes and at which the person sits, from the day on which the dismissal holds or held."""
    found = Q(pk__in=[])
    for edit in edits:
        since = [
            version.since for version in edit.versions if version.since is not None
        ]  # None: it waits, and changes nothing
        if since:
            found |= Q(on__gte=min(since), ccg=edit.after.ccg_id) & where_takes_part(person=edit.after.person_id)
    return found


def where_ruled_otherwise(edits: Sequence[Edit]) -> Q:
    """Meetings of the CCG on whose day its book asks something else now than it did."""
    found = Q(pk__in=[])
    for edit in edits:
        days = {*Meeting.objects.filter(ccg=edit.after.ccg_id).values_list("on", flat=True)}
        was, now = (book_under(version.body if version else None) for version in (edit.before, edit.after))
        found |= Q(ccg=edit.after.ccg_id, on__in=[on for on in days if _asks(was, on) != _asks(now, on)])
    return found


def _asks(book: RuleBook, on: date) -> list[tuple[Any, ...]]:
    """What the rules in force ask, without how sure anybody is of their text."""
    fields = ("id", "kind", "when", "unless", "step", "by_mitigation", "also", "figure", "unit", "requires")
    narrowed = book.in_force(on)
    return [(narrowed.proposes,), *(tuple(getattr(rule, name) for name in fields) for rule in narrowed.rules)]
