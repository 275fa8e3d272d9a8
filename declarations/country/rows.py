"""One CCG's year as plain rows, as narrow as the engine needs them; from the generator, or from the database."""

from datetime import date
from typing import NamedTuple

Id = str  # a UUID as the database writes it


class Organisation(NamedTuple):
    id: Id
    kind: str


class Membership(NamedTuple):
    practice: Id
    ccg: Id
    since: date | None = None
    until: date | None = None


class Link(NamedTuple):
    kind: str
    organisation: Id
    to: Id
    since: date | None = None
    until: date | None = None


class Seat(NamedTuple):
    """A seat with whoever holds it, or is deputy to whoever does."""

    committee: Id
    id: Id
    category: str
    chair: bool
    person: Id
    since: date | None = None
    until: date | None = None
    deputy: bool = False
    vice_chair: bool = False


class Interest(NamedTuple):
    id: Id
    person: Id
    category: str
    direct: bool
    relationship: str | None
    role: str | None
    organisation: Id | None
    affected_class: str | None
    topic: str | None
    since: date | None
    until: date | None
    declared_on: date | None
    mitigation: str | None
    version: int = 1


class Confirmation(NamedTuple):
    person: Id
    on: date


class Committee(NamedTuple):
    id: Id
    ccg: Id
    kind: str


class Meeting(NamedTuple):
    id: Id
    on: date
    committee: Id


class Item(NamedTuple):
    id: Id
    meeting: Id
    kind: str
    decision: bool
    route: str | None
    stage: str | None


class Concern(NamedTuple):
    item: Id
    organisation: Id | None = None
    affected_class: str | None = None
    practices_in: Id | None = None
    topic: str | None = None
    person: Id | None = None
    unidentified: str | None = None
    part_played: str | None = None


class Year(NamedTuple):
    """Everything of one CCG that bears on the findings of its meetings in a year."""

    ccg: Id
    organisations: list[Organisation]
    memberships: list[Membership]
    links: list[Link]
    people: list[Id]
    seats: list[Seat]
    interests: list[Interest]
    confirmations: list[Confirmation]
    committees: list[Committee]
    meetings: list[Meeting]
    items: list[Item]
    concerns: list[Concern]
