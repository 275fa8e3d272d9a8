"""Which meetings a declaration can reach: where its person sits, and what it lies in or may lie in is on the agenda."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from committees.seats.vocabulary import SeatCategory
from declarations.changes.selectors.days import changed_fields
from declarations.changes.selectors.reach import (
    ANYTHING,
    ONE_OF_MANY,
    PARTIES,
    PRACTICES,
    family_of,
    is_one_of_many,
    where_concerns,
    where_sits,
    where_takes_part,
)

FOR_PRACTICE = (SeatCategory.GP, SeatCategory.PRACTICE_MANAGER)  # who sits for practices is asked in which they work (R7.10)


def where_declared(before: Any | None, after: Any) -> Q:
    """Meetings that a version of an interest can reach, the one before it or the new one."""
    versions = [after] if before is None else [before, after]
    what = Q(person=after.person_id)  # an item on themself
    for version in versions:
        what |= _may_meet(version)
    found = where_concerns(what)
    found |= where_sits(person=after.person_id, seat__category__in=FOR_PRACTICE) & where_concerns(PRACTICES)
    if before is None or "declared_on" in changed_fields(before, after):
        found |= _dates_the_last_word(version.declared_on for version in versions)
    return where_takes_part(person=after.person_id) & found


def where_said(confirmations: Iterable[Any]) -> Q:
    """Meetings for which a confirmation or a nil return may be the last word of its person."""
    found = Q(pk__in=[])
    for word in confirmations:
        found |= where_takes_part(person=word.person_id) & _dates_the_last_word([word.on])
    return found


def _dates_the_last_word(days: Iterable[Any]) -> Q:
    """Whether a declaration is in date matters to every item that concerns anybody."""
    known = [day for day in days if day is not None]
    return Q(on__gte=min(known)) & where_concerns(ANYTHING) if known else Q(pk__in=[])


def _may_meet(version: Any) -> Q:
    """The concerns that the interest meets, or of which nobody can tell whether it does."""
    what = Q(pk__in=[])
    if version.organisation_id:
        family = family_of([version.organisation_id])
        what |= Q(organisation__in=family) | Q(practices_in__in=family) | Q(unidentified__isnull=False)
        if is_one_of_many(family):
            what |= ONE_OF_MANY
    if version.affected_class:
        what |= PARTIES
    if version.topic:
        what |= Q(topic__isnull=False)
    if not (version.organisation_id or version.affected_class or version.topic):
        what |= ANYTHING  # words that lead nowhere
    return what
