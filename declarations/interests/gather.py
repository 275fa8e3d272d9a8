"""What the decision service is told of a declaration, and the last word of many people at once."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from committees.meetings.vocabulary import AffectedClass
from declarations.guidance import facts
from declarations.guidance.vocabulary import InterestCategory, InterestRole, Relationship, Step
from declarations.interests.models import Confirmation, Interest


def last_word(person: str, *, on: date) -> Greatest:
    """For a query: the day of the last word, up to a day, of the person that `person` leads to."""
    said = _latest(Confirmation.objects.filter(on__lte=on), "on", person)
    declared = _latest(Interest.objects.filter(declared_on__lte=on), "declared_on", person)
    # on SQLite the greatest is null when either is: each stands in for the other
    return Greatest(Coalesce(said, declared), Coalesce(declared, said))


def _latest(rows: QuerySet[Any, Any], day: str, person: str) -> Subquery:
    return Subquery(rows.filter(person=OuterRef(person)).order_by(f"-{day}").values(day)[:1])


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
