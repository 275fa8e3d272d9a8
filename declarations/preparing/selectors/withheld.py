"""What may not be said of the interests of those who come: what the Guardian withheld, and what is not decided yet (R2.15)."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.interests.models import Interest
from declarations.registers.masks import Mask
from declarations.registers.selectors.withheld import decided_about, mask_of

Homes = dict[Organisation, list[Person]]


def homes_of(people: Iterable[UUID]) -> Homes:
    """People by the CCG that keeps their record, by name."""
    homes: Homes = {}
    for person in Person.objects.filter(pk__in=[*people]).select_related("ccg").order_by("ccg__name", "name", "pk"):
        homes.setdefault(person.ccg, []).append(person)
    return homes


def masks_of(homes: Homes) -> dict[UUID, Mask]:
    """What is withheld of each of these people; without consent an entry is withheld until the Guardian has decided."""
    asked = Interest.objects.filter(person__in=[one for theirs in homes.values() for one in theirs], publish=False)
    unpublished = frozenset(asked.values_list("pk", flat=True))
    masks = {ccg: _with(mask_of(ccg), unpublished - decided_about(ccg) if unpublished else unpublished) for ccg in homes}
    return {person.pk: masks[ccg] for ccg, theirs in homes.items() for person in theirs}


def _with(mask: Mask, entries: frozenset[UUID]) -> Mask:
    return replace(mask, entries=mask.entries | entries)
