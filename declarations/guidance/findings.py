"""What the decision service answers: a finding for each person and item, and what is left of each committee."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from committees.meetings.quorum import FailedClause as FailedClause  # worked out downstairs, answered here
from committees.meetings.quorum import Majority as Majority
from committees.organisations.facts import Key
from committees.organisations.vocabulary import LinkKind
from declarations.guidance.situation import TouchKind
from declarations.guidance.vocabulary import AddOn, Outcome, Status, Step, Strength


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule stands: the instrument's key, the section by name, how binding and how sure."""

    instrument: str
    place: str
    strength: Strength
    status: Status


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of the path from a person to a party, in words, with the dates between which it holds."""

    label: str
    since: date | None = None
    until: date | None = None
    link: LinkKind | None = None  # how the organisation named is tied to the one before it
    back: bool = False  # the link was walked against its direction: of an owner to what it owns


@dataclass(frozen=True, slots=True)
class Because:
    """One reason for a flag: the interest, the party it meets, the path between them, the rule and its conditions."""

    rule: str
    source: Source
    step: Step
    also: frozenset[AddOn]
    interest: Key | None
    version: int | None
    party: str
    path: tuple[Stretch, ...]
    conditions: tuple[str, ...] = ()
    touch: TouchKind | None = None  # how the interest meets the party


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Why something that looks like a conflict was not flagged, or what doubt remains beside a flag."""

    says: str
    interest: Key | None = None
    party: str | None = None
    doubt: bool = False  # True: the service cannot tell; False: it can, and this is not a conflict
    rule: str | None = None  # the exception under which it is none
    source: Source | None = None
    dismissal: Key | None = None  # somebody found that the match is none
    lapsed: bool = False  # that dismissal no longer holds


@dataclass(frozen=True, slots=True)
class Finding:
    """What the guidance implies for one person and one item: a flag, clear, or cannot tell."""

    outcome: Outcome
    step: Step | None = None  # only with a flag
    also: frozenset[AddOn] = frozenset()
    because: tuple[Because, ...] = ()  # heaviest first; empty unless a flag
    near_misses: tuple[NearMiss, ...] = ()


@dataclass(frozen=True, slots=True)
class Reserved:
    """The part of an item that touches an individual performer, and goes elsewhere (R6.7); `of` as in a scope."""

    says: str
    rule: str
    source: Source
    of: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """Whether an item is within what the committee may decide; None: the rule book in force does not say.

    `of` names the committees of which it is said, where it is not said of all whose item it is.
    """

    in_scope: bool | None
    says: str | None = None
    rule: str | None = None
    source: Source | None = None
    of: tuple[Key, ...] = ()
    part: Reserved | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Whether a clinician is left to be heard on an item that needs one (R6.12), and who had to leave where none is."""

    is_left: bool
    says: str
    lost_by: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class After:
    """What is left of one committee at the moment of decision on one item."""

    committee: Key
    present: tuple[Key, ...]  # sittings not out
    voting_present: int  # votes; a shared seat has one
    quorate: bool | None  # None: the quorum is not known
    failed_clauses: tuple[FailedClause, ...]
    lay_executive_majority: bool | None  # None: neither the terms nor the rule book ask for it
    majority: Majority
    chair: Key | None  # None: the members must choose, or nobody is left
    chair_says: str  # why this person, or why nobody
    clinician_present: bool
    choice: tuple[Key, ...] = ()  # of whom the unconflicted voting members choose a chair, where they must (R7.5)
    voice: Voice | None = None  # None: the item needs no clinician, or the committee has none


class Way(StrEnum):
    """What can be done about an item that cannot be decided as things stand (R7.13)."""

    ATTEND = "attend"
    DEPUTY = "deputy"
    INVITE = "invite"
    DEFER = "defer"
    CONSULT = "consult"
    REFER = "refer"


class Aim(StrEnum):
    """What a remedy is for."""

    DECIDE = "decide"  # quorum, majority and chair, and a clinical voice where that costs no further change
    BE_HEARD = "be_heard"  # a clinical voice as well
    INSTEAD = "instead"  # of deciding now


@dataclass(frozen=True, slots=True)
class Change:
    """One change, in words that begin with its way; `who`: the sitting of the person asked, None for anybody of a kind."""

    way: Way
    says: str  # "attend: Ada Example (Lay member)", the words that other programs read
    plainly: str  # "ask Ada Example (Lay member) to attend"
    who: Key | None = None
    committee: Key | None = None  # that invites; None: all whose item it is
    is_screened: bool = True  # their interests were judged for the item and nothing stands against them


@dataclass(frozen=True, slots=True)
class Remedy:
    """The fewest changes that mend an item, or what may be done instead with its consequence; it reads as their words."""

    aim: Aim
    changes: tuple[Change, ...]
    consequence: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(change.says for change in self.changes)

    def __iter__(self) -> Iterator[str]:
        return iter(self.words)


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault or a remark on a committee's composition, under a rule."""

    rule: str
    says: str
    source: Source


@dataclass(frozen=True, slots=True)
class Composition:
    committee: Key
    majority: Majority
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ItemAssessment:
    item: Key
    scope: Scope
    findings: Mapping[Key, Finding]  # by sitting key
    after: tuple[After, ...]  # one for each committee whose item it is
    remedies: tuple[Remedy, ...]  # every one of the smallest, named people first; empty when nothing fails


@dataclass(frozen=True, slots=True)
class Assessment:
    """The whole answer for a meeting, with the digest and instruments of the rule book it was worked out under."""

    date: date
    digest: str
    instruments: tuple[str, ...]
    composition: tuple[Composition, ...]
    items: tuple[ItemAssessment, ...]
