"""Those who sit on a committee over a period, indexed by everything that the interests of any of them meet."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from declarations.guidance.many.sitters import Sitter
from declarations.guidance.many.surroundings import Token, Topic
from declarations.guidance.table import Table


class Entry(NamedTuple):
    """A way of one sitter's interest, for as long as they sit."""

    since: int
    until: int
    who: int
    code: int
    interest: int
    turn: int


Doubted = Sequence[tuple[int, Sequence[int]]]  # kinds of item of which nobody can tell, and of whom


class Seated:
    """Who somebody is here is their place in the order; they are judged by the table."""

    def __init__(self, sitters: Sequence[Sitter], table: Table) -> None:
        self.sitters = tuple(sitters)
        self.table = table
        self.ways: dict[Token, list[Entry]] = defaultdict(list)
        self.on_topics: dict[Topic, list[Entry]] = defaultdict(list)
        self.chairs = [(who, sitter.committees) for who, sitter in enumerate(self.sitters) if sitter.chair]
        for who, sitter in enumerate(self.sitters):
            self._enter(who, sitter)
        self.ways, self.on_topics = dict(self.ways), dict(self.on_topics)
        self._days = sorted({0, *(day for sitter in self.sitters for day in (*sitter.days, *sitter.sits))})
        self._doubted: list[Doubted | None] = [None] * len(self._days)
        self._met: dict[Topic, list[Entry]] = {}

    def on_topic(self, topic: Topic) -> list[Entry]:
        """Every way that ends at a topic of the same words."""
        if topic not in self._met:
            self._met[topic] = [way for said, ways in self.on_topics.items() if said.meets(topic) for way in ways]
        return self._met[topic]

    def on(self, day: int) -> list[int]:
        """Those who sit on a day."""
        return [who for who, sitter in enumerate(self.sitters) if sitter.sits.since <= day < sitter.sits.until]

    def doubted_on(self, day: int) -> Doubted:
        """Of which kinds of item nobody can tell, and of whom; the same from one turn to the next."""
        turn = bisect_right(self._days, day) - 1
        found = self._doubted[turn]
        if found is None:
            found = self._doubted[turn] = self._doubts_on(day)
        return found

    def _doubts_on(self, day: int) -> Doubted:
        found: dict[int, list[int]] = defaultdict(list)
        for who in self.on(day):
            found[self.sitters[who].doubted_on(day)].append(who)
        return list(found.items())

    def _enter(self, who: int, sitter: Sitter) -> None:
        seated, left = sitter.sits
        for token, ways in sitter.ways.items():
            held = [Entry(max(way[0], seated), min(way[1], left), who, *way[2:]) for way in ways]
            if isinstance(token, Topic):
                self.on_topics[token] += held
            else:
                self.ways[token] += held
