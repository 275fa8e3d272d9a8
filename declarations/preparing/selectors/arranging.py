"""The order of items that saves goings and comings, as it is suggested for a meeting."""

from collections.abc import Collection
from dataclasses import dataclass

from committees.meetings.facts import Item
from committees.organisations.facts import Key
from declarations.conflicts.selectors import Assessed
from declarations.preparing.ordering import Suggestion, suggested
from declarations.preparing.selectors.rooms import slots_of
from declarations.preparing.standing import is_in_its_place


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The items as they stand, which of them stay in their place, and the order suggested for all."""

    items: tuple[Item, ...]
    fixed: frozenset[Key]
    suggestion: Suggestion

    @property
    def order(self) -> tuple[Item, ...]:
        by_key = {item.key: item for item in self.items}
        return tuple(by_key[slot.key] for slot in self.suggestion.order)  # type: ignore[index]


def arrangement(found: Assessed, *, readable: Collection[Key], fixed: Collection[Key] | None = None) -> Arrangement:
    """The order suggested; `fixed` None: what has its place on every agenda stays. What one may not read stays, too."""
    items = found.meeting.items
    stay = {item.key for item in items if is_in_its_place(item)} if fixed is None else {*fixed}
    stay |= {item.key for item in items} - {*readable}
    return Arrangement(items, frozenset(stay), suggested(slots_of(found, items, fixed=stay)))
