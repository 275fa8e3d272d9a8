"""An agenda item and what it concerns, as plain facts without a database."""

from dataclasses import dataclass

from committees.meetings.vocabulary import AffectedClass, Contribution, ItemKind, Part, PartPlayed, Route, Stage
from committees.organisations.facts import Key


@dataclass(frozen=True, slots=True)
class Concern:
    """What an item concerns: exactly one of the fields below, `part_played` where it is an organisation."""

    organisation: Key | None = None
    affected_class: AffectedClass | None = None
    practices_in: tuple[Key, ...] = ()
    topic: str | None = None
    person: Key | None = None
    unidentified: str | None = None
    part_played: PartPlayed | None = None


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody who wrote the paper of an item, presents it or advises on it, with a seat or without one."""

    person: Key
    contribution: Contribution


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item; `committees` empty: an item of every committee of the meeting."""

    key: Key
    title: str
    kind: ItemKind
    decision: bool
    part: Part = Part.PUBLIC
    committees: frozenset[Key] = frozenset()
    route: Route | None = None
    stage: Stage | None = None
    concerns: tuple[Concern, ...] = ()
    number: str = ""  # as printed on the agenda
    touches_performer: bool = False  # a part of it is about one GP or other performer (R6.7)
    contributors: tuple[Contributor, ...] = ()
