"""Everything tied to an organisation at any distance, whichever way the links run, each by the link that brings it in."""

import heapq
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from committees.organisations.facts import Key, Link
from committees.organisations.links import fixed_order, in_force


@dataclass(frozen=True, slots=True)
class Relative:
    """An organisation of the family; `by` ties it to `of`, the one before it on the way from where the family is told."""

    organisation: Key
    of: Key
    by: Link
    holds: bool  # the link, on the day
    distance: int

    @property
    def back(self) -> bool:
        """Whether the way runs against the link: from an owner to what it owns."""
        return self.by.from_ != self.of


@dataclass(frozen=True, slots=True)
class Family:
    """The relatives nearest first, and the links among them that brought nobody in."""

    relatives: tuple[Relative, ...]
    besides: tuple[Link, ...]


def family_of(start: Key, links: tuple[Link, ...], on: date) -> Family:
    """A way of links that hold on the day goes before one that needs a link of another time, and a short one before a long.

    Other than an interest, a family also passes up to a shared body and down again: fellow members belong to it.
    """
    ways: dict[Key, list[Link]] = defaultdict(list)
    for link in sorted(links, key=fixed_order):
        ways[link.from_].append(link)
        ways[link.to].append(link)
    relatives: dict[Key, Relative | None] = {}
    waiting: list[tuple[int, int, int, Key, Relative | None]] = [(0, 0, 0, start, None)]
    count = 0
    while waiting:
        lapsed, distance, _, here, relative = heapq.heappop(waiting)
        if here in relatives:
            continue
        relatives[here] = relative
        for link in ways[here]:
            count += 1  # links in one order give families in one order; keys need not compare
            other = link.to if link.from_ == here else link.from_
            holds = in_force(link, on)
            found = Relative(other, here, link, holds, distance + 1)
            heapq.heappush(waiting, (lapsed + (not holds), distance + 1, count, other, found))
    brought = {relative.by for relative in relatives.values() if relative}
    besides = tuple(link for link in sorted(links, key=fixed_order) if link.from_ in relatives and link not in brought)
    return Family(tuple(relative for relative in relatives.values() if relative), besides)
