"""What the decision service is told: who sits at a meeting, what each of them declared, and what was ruled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from committees.meetings.facts import Concern, Item
from committees.meetings.vocabulary import AffectedClass
from committees.organisations.facts import Key, Link, Organisation
from committees.seats.facts import Committee, Seat
from declarations.guidance.vocabulary import InterestCategory, InterestRole, Relationship, Step

Days = Mapping[Key, date]  # named here, for inside Meeting `date` is the day it is held


@dataclass(frozen=True, slots=True)
class Interest:
    """One declared interest in the version in force; lies in an organisation, a class, a topic, or only in words."""

    key: Key
    category: InterestCategory
    direct: bool
    version: int = 1
    relationship: Relationship | None = None
    role: InterestRole | None = None
    organisation: Key | None = None
    affected_class: AffectedClass | None = None
    topic: str | None = None
    text: str = ""
    began: date | None = None
    ended: date | None = None  # the first day on which it no longer holds
    aware: date | None = None
    declared: date | None = None
    mitigation: Step | None = None
    mitigation_text: str = ""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One person in one seat at the meeting; a vacant seat has no interests and is never present."""

    key: Key  # the person's
    name: str
    seat: Seat
    present: bool = True
    vacant: bool = False
    absent_for: frozenset[Key] = frozenset()  # items
    shares_vote_with: Key | None = None  # another sitting's key
    deputy_for: Key | None = None  # another sitting's key
    confirmed: date | None = None  # of the last declaration or nil return; None: none made
    interests: tuple[Interest, ...] = ()
    person: Key | None = None  # whose sitting this is, where one person has several; None: `key` is the person
    only_for: frozenset[Key] | None = None  # of an author or adviser without a seat: their items; None: holds a seat

    def takes_part_in(self, item: Key) -> bool:
        """Whether the item is one they have a part in: every item for a seat, the items contributed to without one."""
        return self.only_for is None or item in self.only_for

    @property
    def stands_by(self) -> bool:
        """Not at the meeting, but somebody who may be asked: a deputy, or whoever may be invited (R7.13)."""
        return not self.present and (self.deputy_for is not None or self.seat.invited_as is not None)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another committee to which an item may be referred, with everybody who sits there."""

    committee: Committee
    sittings: tuple[Sitting, ...]


@dataclass(frozen=True, slots=True)
class Dismissal:
    """That a match of this person with this party is none, as somebody found; in force on the date of the meeting."""

    key: Key
    person: Key
    interest: Key | None  # None: whichever interest of theirs meets the party
    party: Concern  # whatever part it plays
    rests_on: tuple[tuple[str, str], ...]  # what it is of, and how it was then
    by: str
    on: date
    because: str
    confirmed_by: str | None = None
    until: date | None = None  # the first day on which it no longer holds


@dataclass(frozen=True, slots=True)
class Meeting:
    """Everything an assessment is worked out from; the same facts and rule book always give the same answer."""

    date: date
    ccgs: tuple[Key, ...]
    committees: tuple[Committee, ...]
    sittings: tuple[Sitting, ...]
    items: tuple[Item, ...]
    organisations: Mapping[Key, Organisation] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    next_meetings: Days = field(default_factory=dict)  # by committee: its next meeting after this one
    elsewhere: tuple[Elsewhere, ...] = ()  # the committees these report to
    dismissals: tuple[Dismissal, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the person in the chair decided for one person and item; it replaces the proposed step when given."""

    item: Key
    person: Key
    step: Step | None  # None: no conflict; the person stays as if clear
    no_papers: bool = False
