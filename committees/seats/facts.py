"""A committee under its terms of reference, and a seat on it, as plain facts without a database."""

from dataclasses import dataclass

from committees.organisations.facts import Key
from committees.seats.vocabulary import CommissioningLevel, CommitteeKind, InvitedAs, Office, SeatCategory


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat: vote, category and offices belong to it; interests belong to the person in it (R5.13)."""

    office: str
    category: SeatCategory
    voting: bool
    chair: bool = False
    vice_chair: bool = False
    holds: frozenset[Office] = frozenset()
    committees: frozenset[Key] = frozenset()  # empty: on every committee of the meeting
    invited_as: InvitedAs | None = None  # not of the committee, but somebody it may ask in


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a quorum: at least so many of the named categories, `chair`, `vice_chair` or exact offices."""

    any_of: tuple[str, ...]
    at_least: int = 1
    voting: bool = False


@dataclass(frozen=True, slots=True)
class Quorum:
    """When a committee may decide; `conflicted_count`: do members who withdrew still count?"""

    minimum: int | None = None
    require: tuple[Clause, ...] = ()
    conflicted_count: bool = False


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee under its terms of reference; `quorum` None: not known."""

    key: Key
    name: str
    ccg: Key
    kind: CommitteeKind
    level: CommissioningLevel | None = None
    quorum: Quorum | None = None
    lay_executive_majority: bool = False
