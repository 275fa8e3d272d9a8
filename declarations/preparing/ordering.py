"""The order of items that opens the door least: who goes and comes between them is counted, and fixed items stay.

An item can only take a place of its own lot: a fixed item is a lot by itself, and the private part another than the public.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

MOST_EXACTLY = 12  # free items of one agenda for which every order is weighed; above, a good one is looked for
NOBODY: frozenset[Hashable] = frozenset()


@dataclass(frozen=True, slots=True)
class Slot:
    """An item in its place: who is out when it begins, who is out when it ends, and the lot among whose places it may move."""

    key: Hashable
    begins_without: frozenset[Hashable]
    ends_without: frozenset[Hashable]
    lot: Hashable


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An order of the same items, and how often the door opens in it and in the order that was given."""

    order: tuple[Slot, ...]
    moves: int
    moves_given: int

    @property
    def saves(self) -> int:
        return self.moves_given - self.moves


def moves(order: Sequence[Slot]) -> int:
    """How often somebody goes or comes: everybody is in the room at first, and whoever is out at the end stays out."""
    outside, opened = NOBODY, 0
    for slot in order:
        opened += len(outside ^ slot.begins_without) + len(slot.begins_without ^ slot.ends_without)
        outside = slot.ends_without
    return opened


def suggested(given: Sequence[Slot]) -> Suggestion:
    """The order with the fewest moves; of several the one in which the fewest items change their order."""
    free = sum(1 for places in _lots(given).values() if len(places) > 1 for _ in places)
    order = _exactly(given) if free <= MOST_EXACTLY else _searched(given)
    found = tuple(given[place] for place in order)
    return Suggestion(found, moves(found), moves(given))


def _lots(given: Sequence[Slot]) -> dict[Hashable, list[int]]:
    lots: dict[Hashable, list[int]] = {}
    for place, slot in enumerate(given):
        lots.setdefault(slot.lot, []).append(place)
    return lots


Cost = tuple[int, int]  # the moves, and how many pairs of items change their order


def _exactly(given: Sequence[Slot]) -> tuple[int, ...]:
    """Every order, place by place: of all that put the same items first and the same one last only the best is kept."""
    lots = _lots(given)
    best: dict[tuple[int, int], tuple[Cost, tuple[int, ...]]] = {(0, -1): ((0, 0), ())}
    for slot in given:
        following: dict[tuple[int, int], tuple[Cost, tuple[int, ...]]] = {}
        for (taken, last), (cost, order) in best.items():
            for item in lots[slot.lot]:
                if taken >> item & 1:
                    continue
                at = (taken | 1 << item, item)
                costs = (_and_then(given, last, item) + cost[0], _overtaken(item, taken) + cost[1])
                if at not in following or (costs, (*order, item)) < following[at]:
                    following[at] = (costs, (*order, item))
        best = following
    return min(best.values())[1]


def _and_then(given: Sequence[Slot], last: int, item: int) -> int:
    """The moves before an item and in it, after the one that ended before it."""
    outside = given[last].ends_without if last >= 0 else NOBODY
    return len(outside ^ given[item].begins_without) + len(given[item].begins_without ^ given[item].ends_without)


def _overtaken(item: int, taken: int) -> int:
    """How many items that were given before this one come after it."""
    return item - (taken & ((1 << item) - 1)).bit_count()


def _searched(given: Sequence[Slot]) -> tuple[int, ...]:
    """Step by step to a better order, as long as there is one: items are moved and stretches turned within their lot."""
    order = tuple(range(len(given)))
    cost = _cost(given, order)
    while True:
        better = min(((_cost(given, one), one) for one in _next_to(given, order)), default=(cost, order))
        if better[0] >= cost:
            return order
        cost, order = better


def _cost(given: Sequence[Slot], order: Sequence[int]) -> Cost:
    apart = sum(1 for place, item in enumerate(order) for other in order[:place] if other > item)
    return moves([given[item] for item in order]), apart


def _next_to(given: Sequence[Slot], order: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The orders one step away: within the places of a lot one item is put elsewhere, two change places, or a stretch is turned."""
    for places in _lots(given).values():
        within = [order[place] for place in places]
        for step in (_moved, _swapped, _turned):
            for other in step(within):
                put = list(order)
                for place, item in zip(places, other, strict=True):
                    put[place] = item
                yield tuple(put)


def _moved(items: list[int]) -> Iterator[list[int]]:
    for place, item in enumerate(items):
        rest = items[:place] + items[place + 1 :]
        yield from ([*rest[:to], item, *rest[to:]] for to in range(len(items)) if to != place)


def _swapped(items: list[int]) -> Iterator[list[int]]:
    for one in range(len(items)):
        for other in range(one + 1, len(items)):
            yield [*items[:one], items[other], *items[one + 1 : other], items[one], *items[other + 1 :]]


def _turned(items: list[int]) -> Iterator[list[int]]:
    for start in range(len(items)):
        yield from (items[:start] + items[start:end][::-1] + items[end:] for end in range(start + 3, len(items) + 1))
