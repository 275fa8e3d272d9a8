"""What a register is worked out from: people with their seats and marks, what they declared, and the entries made of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from coi_register.sheets.sheet import Cell


@dataclass(frozen=True, slots=True)
class Span:
    """From a day until the first day that no longer counts; either end may be open."""

    since: date | None
    until: date | None

    def holds(self, on: date) -> bool:
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)

    def has_begun(self, on: date) -> bool:
        return self.since is None or self.since <= on


@dataclass(frozen=True, slots=True)
class Sat:
    """A member's seat on a committee, and when they held it."""

    committee: str
    is_governing_body: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person of the registers; `marks` are the times for which they are marked as deciding for the CCG."""

    key: UUID
    name: str
    position: str
    of_a_practice: bool
    seats: tuple[Sat, ...] = ()
    marks: tuple[Span, ...] = ()
    at_home: bool = True  # this CCG keeps their record; a guest only sits with it, and declares gifts at home


@dataclass(frozen=True, slots=True)
class Declared:
    """An interest as the register tells it; `matter` is what it lies in, and `matched` says whether that can be matched."""

    key: UUID
    person: UUID
    matter: str
    matched: bool
    type: str
    direct: str
    nature: str
    span: Span
    declared_on: date | None
    action: str
    publish: bool = True  # without consent it waits for the Guardian: that is a request to withhold (R2.15)
    attested: bool = True  # read from a paper, it is nobody's word until the person says so


@dataclass(frozen=True, slots=True)
class Word:
    """The day of a person's last word on their interests; `nil`: that there are none (R2.6)."""

    on: date
    nil: bool


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of a register: its public cells, what its keeper reads besides, and what stands in the way of publishing it."""

    key: UUID
    person: UUID | None
    cells: tuple[Cell, ...]
    kept: tuple[Cell, ...]
    public: bool
    matched: bool = True
    publish: bool = True


@dataclass(frozen=True, slots=True)
class Frozen:
    """An entry as it is published: its cells as plain text, and their sha256."""

    key: UUID
    person: UUID | None
    cells: tuple[str | int | bool | None, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Offered:
    """A gift, meal, journey or sponsorship that somebody was offered, as the register tells it."""

    key: UUID
    person: UUID
    type: str
    offered_on: date
    outcome: str
    received_on: date | None
    details: str
    value: Decimal | None
    donor: str
    matched: bool
    reason: str
    declared_on: date
