"""Those who sit together: everything that the interests of any of them meet, in one index."""

from collections.abc import Sequence
from typing import NamedTuple

from committees.organisations.facts import Key
from declarations.guidance.many.sitters import Sitter
from declarations.guidance.many.surroundings import Token, Topic
from declarations.guidance.table import INTEREST_AT, INTERESTS, Row, Table


class Entry(NamedTuple):
    """A way of one sitter's interest: when it holds, what the rules propose on it by column, and whose and which it is."""

    since: int
    until: int
    row: Row
    who: int
    interest: int  # as a part of a weight: of two alike, the first of the person's decides
    code: int
    turn: int


class Seated:
    """The sitters of one or more meetings under one table of rules; who they are is their place in the order."""

    def __init__(self, sitters: Sequence[Sitter], table: Table) -> None:
        self.sitters = tuple(sitters)
        self.table = table
        self.chairs = [(who, sitter.committees) for who, sitter in enumerate(self.sitters) if sitter.chair]
        self.doubted = [(who, sitter.days, sitter.doubts) for who, sitter in enumerate(self.sitters)]
        self._entries: dict[Token, list[Entry]] = {}
        self._topics: dict[Topic, list[Entry]] = {}
        for who, sitter in enumerate(self.sitters):
            self._enter(who, sitter)

    def found_by(self, token: Token) -> Sequence[Entry]:
        """Every way that ends at the token, on whatever days."""
        if isinstance(token, Topic) and token not in self._entries:
            self._entries[token] = [entry for words, said in self._topics.items() if words.meets(token) for entry in said]
        return self._entries.get(token, ())

    def interest_of(self, who: int, weight: int) -> Key | None:
        """The interest that decided a weight; None: the item is about the person."""
        return self.sitters[who].interests[INTERESTS - 1 - (weight >> INTEREST_AT) % INTERESTS]

    def _enter(self, who: int, sitter: Sitter) -> None:
        if len(sitter.interests) > INTERESTS:
            raise ValueError(f"Nobody was expected to declare more than {INTERESTS - 1} interests, as {sitter.key} did.")
        for token, (since, until), code, number, turn in sitter.ways:
            entries = self._topics if isinstance(token, Topic) else self._entries
            entry = Entry(since, until, self.table.row(code), who, INTERESTS - 1 - number << INTEREST_AT, code, turn)
            entries.setdefault(token, []).append(entry)
