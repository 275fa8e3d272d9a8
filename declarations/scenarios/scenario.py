"""One meeting on one page, as a governance lead writes it down to try the rules."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from committees.meetings.vocabulary import AffectedClass, Contribution, ItemKind, Part, PartPlayed, Route, Stage
from committees.organisations.vocabulary import LinkKind, OrganisationKind
from committees.seats.vocabulary import CommissioningLevel, CommitteeKind, InvitedAs, Office, SeatCategory
from declarations.guidance.vocabulary import InterestCategory, InterestRole, Relationship, Step


@dataclass(frozen=True, slots=True)
class Clause:
    any_of: tuple[str, ...]
    at_least: int = 1
    voting: bool = False


@dataclass(frozen=True, slots=True)
class Quorum:
    minimum: int | None = None
    require: tuple[Clause, ...] = ()
    conflicted_count: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    quorum: Quorum | None = None
    lay_executive_majority: bool = False


@dataclass(frozen=True, slots=True)
class Committee:
    line: int
    name: str
    kind: CommitteeKind
    ccg: str | None = None
    level: CommissioningLevel | None = None
    terms: Terms = Terms()


@dataclass(frozen=True, slots=True)
class Organisation:
    """`member_practice` is True for a member of the meeting's own CCG, or the name of another CCG."""

    line: int
    name: str
    kind: OrganisationKind
    ods: str | None = None
    member_practice: bool | str = False


@dataclass(frozen=True, slots=True)
class Link:
    line: int
    from_: str
    to: str
    kind: LinkKind
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    line: int
    office: str
    category: SeatCategory
    voting: bool
    chair: bool = False
    vice_chair: bool = False
    shared_with: str | None = None
    deputy_for: str | None = None
    committee: str | None = None
    holds: tuple[Office, ...] = ()
    invited_as: InvitedAs | None = None


@dataclass(frozen=True, slots=True)
class Mitigation:
    step: Step
    text: str = ""


@dataclass(frozen=True, slots=True)
class Interest:
    line: int
    category: InterestCategory
    direct: bool
    relationship: Relationship | None = None
    role: InterestRole | None = None
    in_: str | None = None
    in_class: AffectedClass | None = None
    in_topic: str | None = None
    text: str = ""
    from_: date | None = None
    to: date | None = None
    declared: date | None = None
    aware: date | None = None
    mitigation: Mitigation | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """`present` None: they come, but for somebody who may be invited, who comes only when the file says so.

    Without a seat: somebody who contributes to an item.
    """

    line: int
    id: str
    seat: Seat | None = None
    present: bool | None = None
    vacant: bool = False
    absent_for: tuple[str, ...] = ()
    confirmed: date | None = None
    interests: tuple[Interest, ...] = ()

    @property
    def comes(self) -> bool:
        is_on_call = self.seat is not None and self.seat.invited_as is not None
        return not is_on_call if self.present is None else self.present


@dataclass(frozen=True, slots=True)
class Concern:
    """Exactly one of the ways; `as_` only beside an organisation."""

    line: int
    organisation: str | None = None
    class_: AffectedClass | None = None
    practices_in: tuple[str, ...] = ()
    topic: str | None = None
    person: str | None = None
    unidentified: str | None = None
    as_: PartPlayed | None = None


@dataclass(frozen=True, slots=True)
class Contributor:
    line: int
    person: str
    as_: Contribution


@dataclass(frozen=True, slots=True)
class Item:
    line: int
    id: str
    title: str
    kind: ItemKind
    decision: bool
    part: Part = Part.PUBLIC
    committees: tuple[str, ...] = ()
    route: Route | None = None
    stage: Stage | None = None
    concerns: tuple[Concern, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    touches_performer: bool = False


@dataclass(frozen=True, slots=True)
class Expectation:
    """One row of `expect`; `asked` holds only what the row names, for a null is an answer too."""

    line: int
    asked: dict[str, Any]
    item: str | None = None
    person: str | None = None
    committee: str | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    ccgs: tuple[str, ...]
    date: date
    committees: tuple[Committee, ...]
    people: tuple[Person, ...]
    items: tuple[Item, ...]
    rulebook: tuple[str, ...] | None = None
    organisations: tuple[Organisation, ...] = ()
    links: tuple[Link, ...] = ()
    expect: tuple[Expectation, ...] = ()
