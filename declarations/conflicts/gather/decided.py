"""The rulings in force at a meeting."""

from collections.abc import Mapping
from uuid import UUID

from declarations.conflicts.models import Ruling
from declarations.guidance.facts import Ruled
from declarations.guidance.vocabulary import Step

Rulings = Mapping[tuple[UUID, UUID], Ruling]  # by item and person


def rulings_at(meeting: UUID) -> Rulings:
    """The last ruling on each item and person; one query."""
    last = Ruling.objects.filter(item__meeting=meeting, followed_by=None).select_related("ruled_by")
    return {(ruling.item_id, ruling.person_id): ruling for ruling in last}


def as_facts(rulings: Rulings) -> tuple[Ruled, ...]:
    """The same as the decision service reads them."""
    return tuple(
        Ruled(item, person, Step(ruling.step) if ruling.step else None, ruling.no_papers)
        for (item, person), ruling in rulings.items()
    )
