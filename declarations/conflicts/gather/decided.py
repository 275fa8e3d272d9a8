"""The rulings in force at a meeting."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import QuerySet

from coi_register.prepared import prepared
from declarations.conflicts.models import Ruling
from declarations.guidance.facts import Ruled
from declarations.guidance.vocabulary import Step

Rulings = Mapping[tuple[UUID, UUID], Ruling]  # by item and person


def rulings_at(meeting: UUID) -> Rulings:
    """The last ruling on each item and person; one query."""
    return {(ruling.item_id, ruling.person_id): ruling for ruling in _last(meeting)}


@prepared
def _last(meeting: UUID) -> QuerySet[Ruling, Ruling]:
    return Ruling.objects.filter(item__meeting=meeting, followed_by=None).select_related("ruled_by")


def as_facts(rulings: Rulings) -> tuple[Ruled, ...]:
    """The same as the decision service reads them."""
    return tuple(
        Ruled(item, person, Step(ruling.step) if ruling.step else None, ruling.no_papers)
        for (item, person), ruling in rulings.items()
    )
