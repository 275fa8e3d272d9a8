"""The declarations of many people at once, as the facts that the decision service is told."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from coi_register.dates import q_in_force
from committees.meetings.vocabulary import AffectedClass
from committees.people.models import Person
from declarations.guidance import facts
from declarations.guidance.vocabulary import InterestCategory, InterestRole, Relationship, Step
from declarations.interests.models import Confirmation, Interest


def interests(
    people: Collection[UUID], *, on: date, ended_since: date | None = None
) -> Mapping[UUID, tuple[facts.Interest, ...]]:
    """By person, the interests in force on a day, and those that ended on `ended_since` or later. One query."""
    found: dict[UUID, list[facts.Interest]] = defaultdict(list)
    for row in Interest.objects.filter(_in_force_or_lately(on, ended_since), person__in=people).order_by(
        "declared_on", "since", "pk"
    ):
        found[row.person_id].append(fact(row))
    return {person: tuple(found[person]) for person in people}


def confirmed(people: Collection[UUID], *, on: date) -> Mapping[UUID, date | None]:
    """By person, the day of the last declaration, confirmation or nil return up to a day. One query."""
    rows = Person.objects.filter(pk__in=people).annotate(said=last_word("pk", on=on)).values_list("pk", "said")
    return dict.fromkeys(people) | dict(rows)


def last_word(person: str, *, on: date) -> Greatest:
    """For a query: the day of the last word, up to a day, of the person that `person` leads to."""
    said = _latest(Confirmation.objects.filter(on__lte=on), "on", person)
    declared = _latest(Interest.objects.filter(declared_on__lte=on), "declared_on", person)
    # on SQLite the greatest is null when either is: each stands in for the other
    return Greatest(Coalesce(said, declared), Coalesce(declared, said))


def _latest(rows: QuerySet[Any, Any], day: str, person: str) -> Subquery:
    return Subquery(rows.filter(person=OuterRef(person)).order_by(f"-{day}").values(day)[:1])


def _in_force_or_lately(on: date, ended_since: date | None) -> Q:
    if ended_since is None:
        return q_in_force(on)
    return q_in_force(on) | Q(until__gte=ended_since, until__lte=on)


def fact(row: Interest) -> facts.Interest:
    """One interest as a fact; organisations keep their keys."""
    return facts.Interest(
        key=row.pk,
        version=row.version,
        category=InterestCategory(row.category),
        direct=row.direct,
        relationship=Relationship(row.relationship) if row.relationship else None,
        role=InterestRole(row.role) if row.role else None,
        organisation=row.organisation_id,
        affected_class=AffectedClass(row.affected_class) if row.affected_class else None,
        topic=row.topic,
        text=row.text,
        began=row.since,
        ended=row.until,
        aware=row.aware_on,
        declared=row.declared_on,
        mitigation=Step(row.mitigation) if row.mitigation else None,
        mitigation_text=row.mitigation_text,
    )
