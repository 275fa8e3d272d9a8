"""Why something is kept from somebody and whom they ask about it; the number of each paper; and what a pack leaves out."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Any, Self

from committees.organisations.facts import Key


class Kind(StrEnum):
    """What keeps an item from a person."""

    RULED = "ruled"  # the chair ruled that they receive no papers (R7.7)
    UNDECIDED = "undecided"  # flagged, or nobody can tell, and not ruled on yet
    STANDS_FOR = "stands_for"  # it is kept from somebody for whom they act
    PRIVATE = "private"  # a private item of a committee on which they do not sit


@dataclass(frozen=True, slots=True)
class Why:
    """Why an item is kept from somebody. Where it is not `named`, they are not told that there is one."""

    kind: Kind
    says: str
    ask: str
    named: bool = True

    def __str__(self) -> str:
        return f"{self.says} {self.ask}"


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is kept from whom at a meeting; from one of whom nothing is said here, nothing is kept."""

    reasons: Mapping[tuple[Key, Key], Why] = field(default_factory=dict)  # by person and item
    acts_for: Mapping[Key, frozenset[Key]] = field(default_factory=dict)  # by who acts
    private: frozenset[Key] = frozenset()  # items whose being there is not told
    theirs: Mapping[Key, frozenset[Key]] = field(default_factory=dict)  # by item, the people whose item it is

    def from_person(self, person: Key, item: Key) -> Why | None:
        """Why the item is kept from the person: by what binds themselves first, then by what binds those they act for."""
        if own := self.reasons.get((person, item)):
            return own
        theirs = [why for other in self.acts_for.get(person, frozenset()) if (why := self._binding(other, item))]
        return _as_acting(theirs) if theirs else None

    def from_any(self, people: Iterable[Key], item: Key) -> Why | None:
        """Why the item is kept from somebody who stands for all of these people: a prohibition beats any role (law 1)."""
        bound = [why for person in people if (why := self.from_person(person, item)) and why.kind is not Kind.PRIVATE]
        return bound[0] if bound else None

    def _binding(self, person: Key, item: Key) -> Why | None:
        why = self.reasons.get((person, item))
        return why if why and why.kind is not Kind.PRIVATE else None


def _as_acting(theirs: list[Why]) -> Why:
    says = "It is withheld from somebody for whom you act, and so from you too."
    return Why(Kind.STANDS_FOR, says, "Ask the secretary about it.", named=all(why.named for why in theirs))


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paper with the label it has in every pack of a run; `version` is the one that was current."""

    item: str
    paper: str
    version: str
    label: str
    pages: int
    sha256: str
    private: bool

    def told(self) -> dict[str, Any]:
        """As its run keeps it: keys and numbers, no word of the paper."""
        return asdict(self)

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> Self:
        return cls(**told)


@dataclass(frozen=True, slots=True)
class Left:
    """What a pack leaves out: items with a placeholder, and items and papers of which there is no word."""

    withheld: frozenset[str] = frozenset()
    unnamed: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """The same for everybody from whom the same is withheld."""
        told = [sorted(self.withheld), sorted(self.unnamed)]
        return sha256(repr(told).encode()).hexdigest()

    def has(self, paper: Numbered) -> bool:
        """Whether the paper is left out."""
        return paper.item in self.withheld or bool({paper.item, paper.paper} & self.unnamed)

    def __or__(self, other: "Left") -> "Left":
        """What is left out of either; what one of them does not name, neither names."""
        unnamed = self.unnamed | other.unnamed
        return Left((self.withheld | other.withheld) - unnamed, unnamed)
