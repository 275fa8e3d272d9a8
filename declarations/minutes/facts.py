"""What minutes are made of: who came, and item by item what happened, as plain facts that can be frozen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from committees.organisations.facts import Key
from declarations.guidance.vocabulary import Step
from declarations.minutes.vocabulary import Presence
from declarations.proceedings.vocabulary import HowItEnded, Manner, VoteCast


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody at the head of the minutes, in one seat; `instead_of` names whom a deputy came for."""

    person: Key
    name: str
    office: str
    presence: Presence
    voting: bool = False
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class Going:
    """Somebody left the room, and came back or did not."""

    person: Key
    name: str
    went_at: datetime
    came_back_at: datetime | None = None

    def is_out_at(self, at: datetime) -> bool:
        """Whether they were out at that moment; who comes back in the minute of the decision comes back after it."""
        return self.went_at <= at and (self.came_back_at is None or at <= self.came_back_at)


@dataclass(frozen=True, slots=True)
class Conflict:
    """One person and one item: the five facts of R7.12, the item being where it stands.

    `nature` is what was declared, `why` where it meets the item, each with the rule. `ruled` counts only with `ruled_by`: a
    ruling without a step says that there is no conflict. `came`: whether they were at the meeting at all.
    """

    person: Key
    name: str
    nature: tuple[str, ...]
    why: tuple[str, ...]
    proposed: Step | None = None
    proposed_no_papers: bool = False
    ruled: Step | None = None
    no_papers: bool = False
    reason: str = ""
    ruled_by: str = ""
    ruled_as: str = ""
    ruled_at: datetime | None = None
    came: bool = True
    interests: tuple[Key, ...] = ()  # as the register names them: what it withholds is withheld here too
    goings: tuple[Going, ...] = ()

    @property
    def is_ruled(self) -> bool:
        return bool(self.ruled_by)

    @property
    def held(self) -> Step | None:
        """The step that held: as ruled, or while nobody has ruled, as proposed."""
        return self.ruled if self.is_ruled else self.proposed

    @property
    def is_out(self) -> bool:
        """Whether they may not be in the room for the decision."""
        return self.held is not None and self.held.is_out_for_the_decision

    @property
    def is_lighter(self) -> bool:
        """Whether less was asked of them than was proposed (R7.9)."""
        if not self.is_ruled or self.proposed is None:
            return False
        if self.proposed_no_papers and not self.no_papers:
            return True
        return self.ruled is None or self.ruled.weight < self.proposed.weight


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody without a seat who came for the item: its author, presenter or adviser."""

    person: Key
    name: str
    does: str


@dataclass(frozen=True, slots=True)
class Late:
    """An interest declared at the meeting itself."""

    person: Key
    name: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Vote:
    person: Key
    name: str
    cast: VoteCast


@dataclass(frozen=True, slots=True)
class Standing:
    """What was left of one committee when the item was decided; `quorate` None: its quorum is not known."""

    committee: str
    quorate: bool | None
    votes: int
    majority: bool | None = None  # of lay and executive members; None: not asked for
    lacks: tuple[str, ...] = ()
    tally: tuple[int, int, int] = (0, 0, 0)  # for, against, abstained: seats, for a shared one has one vote


@dataclass(frozen=True, slots=True)
class Item:
    """One item, which ends when its outcome is recorded: who presided and who was in the room, how conflicts were managed.

    `presided` are those in the chair, of several committees each their own. `present` and `away` are names. `words` are the
    secretary's. An item that is `is_private` has private minutes.
    """

    key: Key
    number: str
    title: str
    is_private: bool = False
    asks_decision: bool = False
    presided: tuple[Key, ...] = ()
    chair: str = ""
    begun_at: datetime | None = None
    ended_at: datetime | None = None
    became: HowItEnded | None = None
    decision: str = ""
    reason: str = ""
    referred_to: str = ""
    manner: Manner | None = None
    casting: bool = False
    votes: tuple[Vote, ...] = ()
    present: tuple[str, ...] = ()
    away: tuple[str, ...] = ()
    standing: tuple[Standing, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    goings: tuple[Going, ...] = ()
    visitors: tuple[Visitor, ...] = ()
    late: tuple[Late, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """The head of the minutes: which meeting, who came, and what the secretary writes before the first item."""

    title: str
    ccg: str
    on: date
    venue: str = ""
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    presided: tuple[Key, ...] = ()
    people: tuple[Attendee, ...] = ()
    words: str = ""

    def listed(self, presence: Presence) -> Iterator[Attendee]:
        return (one for one in self.people if one.presence is presence)

    def attended(self, person: Key) -> bool:
        came = (Presence.PRESENT, Presence.IN_ATTENDANCE)
        return any(one.person == person and one.presence in came for one in self.people)


@dataclass(frozen=True, slots=True)
class Account:
    """A whole meeting as its minutes tell it."""

    opening: Opening
    items: tuple[Item, ...]
