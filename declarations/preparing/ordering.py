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
    """The order with the fewest moves; of several the one in which the fewest items change their order.

    Above `MOST_EXACTLY` free items it is one that no single step betters.
    """
    lots = [places for places in _lots(given).values() if len(places) > 1]
    steps = _steps(given)
    order = _exactly(given, steps) if sum(map(len, lots)) <= MOST_EXACTLY else _searched(steps, lots)
    found = tuple(given[place] for place in order)
    return Suggestion(found, moves(found), moves(given))


Steps = list[
    list[int]
]  # from the item of the row to that of the column: the moves between them; the last row is the beginning
Order = tuple[int, ...]


def _lots(given: Sequence[Slot]) -> dict[Hashable, list[int]]:
    lots: dict[Hashable, list[int]] = {}
    for place, slot in enumerate(given):
        lots.setdefault(slot.lot, []).append(place)
    return lots


def _steps(given: Sequence[Slot]) -> Steps:
    outside = [*(slot.ends_without for slot in given), NOBODY]
    return [[len(out ^ slot.begins_without) for slot in given] for out in outside]


def _exactly(given: Sequence[Slot], steps: Steps) -> Order:
    """Every order, place by place: of all that put the same items first and the same one last only the best is kept.

    The best has the fewest moves, and then the fewest pairs of items that change their order.
    """
    lots = _lots(given)
    best: dict[tuple[int, int], tuple[int, int, Order]] = {(0, -1): (0, 0, ())}
    for slot in given:
        following: dict[tuple[int, int], tuple[int, int, Order]] = {}
        for (taken, last), (opened, turned, order) in best.items():
            for item in lots[slot.lot]:
                if taken >> item & 1:
                    continue
                at = (taken | 1 << item, item)
                now = (opened + steps[last][item], turned + _overtaken(item, taken), (*order, item))
                if at not in following or now < following[at]:
                    following[at] = now
        best = following
    return min(best.values())[2]


def _overtaken(item: int, taken: int) -> int:
    """How many items that were given before this one come after it."""
    return item - (taken & ((1 << item) - 1)).bit_count()


def _searched(steps: Steps, lots: Sequence[Sequence[int]]) -> Order:
    """Step by step to a better order, as long as one step leads to one."""
    order: Order = tuple(range(len(steps) - 1))
    opened = _opened(steps, order)
    while True:
        better = next((one for one in _next_to(order, lots) if _opened(steps, one) < opened), None)
        if better is None:
            return order
        order, opened = better, _opened(steps, better)


def _opened(steps: Steps, order: Order) -> int:
    """The moves between the items; those within an item are the same in every order."""
    return sum(steps[last][item] for last, item in zip((-1, *order), order, strict=False))


def _next_to(order: Order, lots: Sequence[Sequence[int]]) -> Iterator[Order]:
    """The orders one step away: within the places of a lot one item is put elsewhere, two change places, or a stretch is turned."""
    for places in lots:
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
