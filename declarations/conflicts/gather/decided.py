"""What has been decided at a meeting so far: rulings, chosen chairs, and who is away for single items."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, UUIDField, Value

from committees.meetings.models import ItemAbsence
from committees.organisations.facts import Key
from declarations.conflicts.models import ChosenChair, Ruling
from declarations.guidance.facts import Ruled
from declarations.guidance.vocabulary import Step


@dataclass(frozen=True, slots=True)
class Decided:
    """`rulings` holds the one in force by (item, person); `chosen` the person by (item, committee)."""

    rulings: Mapping[tuple[UUID, UUID], Ruling]
    chosen: Mapping[tuple[UUID, UUID], UUID]
    absences: Mapping[UUID, frozenset[Key]]

    @property
    def ruled(self) -> tuple[Ruled, ...]:
        """The rulings in force as the decision service reads them."""
        return tuple(
            Ruled(item, person, Step(ruling.step) if ruling.step else None, ruling.no_papers)
            for (item, person), ruling in self.rulings.items()
        )


def decided_at(meeting: UUID) -> Decided:
    """All of it, in two queries."""
    rulings = Ruling.objects.filter(item__meeting=meeting, followed_by=None).select_related("ruled_by")
    chosen, absences = _chosen_and_away(meeting)
    return Decided({(ruling.item_id, ruling.person_id): ruling for ruling in rulings}, chosen, absences)


def _chosen_and_away(meeting: UUID) -> tuple[dict[tuple[UUID, UUID], UUID], dict[UUID, frozenset[Key]]]:
    away = ItemAbsence.objects.filter(item__meeting=meeting).values_list(
        "item_id", "person_id", Value(None, output_field=UUIDField())
    )
    picked = ChosenChair.objects.filter(item__meeting=meeting).values_list("item_id", "person_id", F("committee_id"))
    chosen, absences = {}, defaultdict(set)
    for item, person, committee in picked.union(away):
        if committee:
            chosen[item, committee] = person
        else:
            absences[person].add(item)
    return chosen, {person: frozenset(items) for person, items in absences.items()}
