"""The proceedings of a meeting as plain facts without a database: what minutes are made from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from declarations.proceedings.vocabulary import HowItEnded, Manner, VoteCast, WhyOut


@dataclass(frozen=True, slots=True)
class Attended:
    """Somebody in a seat: whether they came, sent apologies or stayed away; none of the three: it was not recorded."""

    person: UUID
    name: str
    office: str
    category: str
    voting: bool
    committee: UUID
    present: bool
    apologies: bool = False
    as_deputy: bool = False
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody out of the room; `came_back_at` None: they did not come back. `item` None: they went between items."""

    key: UUID
    person: UUID
    name: str
    item: UUID | None
    went_at: datetime
    came_back_at: datetime | None
    why: WhyOut
    ruling: UUID | None = None

    def is_out_at(self, moment: datetime) -> bool:
        return self.went_at <= moment and (self.came_back_at is None or moment < self.came_back_at)

    def is_out_between(self, begun: datetime, ended: datetime) -> bool:
        """Whether they missed any of it."""
        return self.went_at < ended and (self.came_back_at is None or self.came_back_at > begun)


@dataclass(frozen=True, slots=True)
class Voted:
    person: UUID
    name: str
    cast: VoteCast
    at: datetime


@dataclass(frozen=True, slots=True)
class Heard:
    """What somebody declared at the meeting for an item; `interest` is on the register, since then where `new`."""

    key: UUID
    person: UUID
    name: str
    item: UUID
    at: datetime
    words: str
    interest: UUID | None = None
    new: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What was left of one committee when an outcome was recorded, as it was stored then.

    `quorate` None: its quorum is not known. `majority` None: nothing asks it for a lay and executive majority.
    """

    committee: UUID
    name: str
    quorate: bool | None
    votes: int
    lay_executive: int
    majority: bool | None
    short_of: tuple[str, ...]  # the clauses of the quorum that did not hold
    presided: str
    present: tuple[UUID, ...]  # people
    voters: tuple[UUID, ...]  # of them, those with a vote
    tally: tuple[int, int, int] = (0, 0, 0)  # for, against, abstained: seats, for a shared one has one vote


@dataclass(frozen=True)
class Taken:
    """One item as it was taken; not begun where `begun_at` is None."""

    item: UUID
    number: str
    title: str
    private: bool
    decision_asked: bool
    begun_at: datetime | None = None
    ended_at: datetime | None = None
    outcome: HowItEnded | None = None
    words: str = ""
    manner: Manner | None = None
    casting: bool = False
    reason: str = ""
    referred_to: str = ""
    presided: UUID | None = None
    presided_name: str = ""
    standing: tuple[Standing, ...] = ()
    votes: tuple[Voted, ...] = ()
    away: tuple[Away, ...] = ()  # who missed any of it
    declared: tuple[Heard, ...] = ()

    @cached_property
    def present_for_the_outcome(self) -> frozenset[UUID]:
        """The people who were in the room when the outcome was recorded."""
        return frozenset(person for one in self.standing for person in one.present)

    def away_of(self, person: UUID) -> tuple[Away, ...]:
        return tuple(one for one in self.away if one.person == person)

    def vote_of(self, person: UUID) -> VoteCast | None:
        return next((vote.cast for vote in self.votes if vote.person == person), None)


@dataclass(frozen=True)
class Proceedings:
    """Everything that happened at a meeting, in the order of the agenda; `opened_at` None: it has not sat."""

    meeting: UUID
    on: date
    opened_at: datetime | None
    closed_at: datetime | None
    attendance: tuple[Attended, ...]
    items: tuple[Taken, ...]
    away: tuple[Away, ...]  # everybody who was out at any time

    @cached_property
    def names(self) -> dict[UUID, str]:
        there = {one.person: one.name for one in self.attendance}
        return there | {one.person: one.name for one in self.away}

    def taken(self, item: UUID) -> Taken | None:
        return next((one for one in self.items if one.item == item), None)

    def came(self) -> tuple[Attended, ...]:
        return tuple(one for one in self.attendance if one.present)

    def in_the_room_at(self, moment: datetime) -> frozenset[UUID]:
        """The people who came and were not out at that moment."""
        out = {one.person for one in self.away if one.is_out_at(moment)}
        return frozenset(one.person for one in self.came()) - out


def missed(away: Iterable[Away], begun: datetime | None, ended: datetime | None) -> tuple[Away, ...]:
    """Those who were out for any of the time; an item still in hand has no end yet."""
    if begun is None:
        return ()
    return tuple(one for one in away if one.is_out_between(begun, ended or datetime.max.replace(tzinfo=begun.tzinfo)))
