"""What oversight looks at: meetings that were held, and rulings on conflicts, as plain facts."""

from dataclasses import dataclass
from datetime import date

from committees.organisations.facts import Key
from declarations.conflicts.comparing import KindOfCase
from declarations.guidance.vocabulary import Step


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody in a seat who took part in an item; `withdrew`: out for the decision at least."""

    person: Key
    name: str
    office: str
    withdrew: bool
    is_member: bool = True  # False: in attendance only


@dataclass(frozen=True, slots=True)
class HeldItem:
    key: Key
    number: str
    title: str
    decision: bool
    people: tuple[Present, ...]
    lost_quorum: bool = False  # once those who had to leave had gone

    @property
    def withdrawals(self) -> int:
        return sum(one.withdrew for one in self.people)


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    key: Key
    on: date
    committees: str
    items: tuple[HeldItem, ...]


@dataclass(frozen=True, slots=True)
class Handled:
    """One ruling in force; `step` None: no conflict."""

    item: Key
    number: str
    title: str
    on: date
    committees: str
    person: Key
    name: str
    by: str
    kind: KindOfCase | None
    interest: Key | None
    interest_says: str
    proposed: Step | None
    step: Step | None
    reason: str
