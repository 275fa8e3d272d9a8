"""What a quorum asks of the people counted, and which of its clauses fail when some of the seats stand empty."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from committees.organisations.facts import Key
from committees.seats.facts import Clause, Quorum, Seat
from committees.seats.vocabulary import OFFICE_LABELS, SEAT_CATEGORY_LABELS, SeatCategory

GP_PROVIDERS = frozenset({SeatCategory.GP, SeatCategory.PRACTICE_MANAGER})  # R6.10: a practice manager counts with GPs
CLINICIANS = frozenset({SeatCategory.GP, SeatCategory.NURSE, SeatCategory.SECONDARY_CARE})

IN_WORDS: dict[str, str] = (
    {"chair": "Chair", "vice_chair": "Vice-chair"}
    | {str(category): words for category, words in SEAT_CATEGORY_LABELS.items()}
    | {str(office): words for office, words in OFFICE_LABELS.items()}
)


@dataclass(frozen=True, slots=True)
class FailedClause:
    """A clause of the quorum that does not hold, in words, with what it needs and what it has."""

    says: str
    needs: int
    has: int


class Counted(Protocol):
    """Somebody a quorum counts; two who share a seat bear one `seat`."""

    @property
    def seat(self) -> Key: ...
    @property
    def voting(self) -> bool: ...
    @property
    def called(self) -> frozenset[str]: ...


@lru_cache(maxsize=1024)
def called(seat: Seat) -> frozenset[str]:
    """What a clause may name the holder of a seat by: category, exact office, offices held, chair and vice-chair."""
    presides = {"chair": seat.chair, "vice_chair": seat.vice_chair}
    return frozenset({seat.category, seat.office, *seat.holds, *(name for name, holds in presides.items() if holds)})


def seats_filled(people: Iterable[Counted]) -> int:
    """How many seats these people fill; a seat that two of them share is one (R5.13)."""
    return len({person.seat for person in people})


def is_known(quorum: Quorum | None) -> bool:
    """Whether there is anything to hold a committee to."""
    return quorum is not None and (quorum.minimum is not None or bool(quorum.require))


def failed(quorum: Quorum, counted: Collection[Counted]) -> tuple[FailedClause, ...]:
    """Every clause that these people do not meet, the minimum first."""
    asked = [_least(quorum.minimum or 0, counted), *(demand(clause, counted) for clause in quorum.require)]
    return tuple(clause for clause in asked if clause.has < clause.needs)


def demand(clause: Clause, counted: Collection[Counted]) -> FailedClause:
    """One clause with what it needs and has."""
    meets = [person for person in counted if person.called.intersection(clause.any_of)]
    has = seats_filled(person for person in meets if person.voting or not clause.voting)
    names = ", ".join(IN_WORDS.get(name, name) for name in clause.any_of)
    return FailedClause(f"at least {clause.at_least} of: {names}{', with a vote' * clause.voting}", clause.at_least, has)


def _least(minimum: int, counted: Collection[Counted]) -> FailedClause:
    has = seats_filled(person for person in counted if person.voting)
    return FailedClause(f"at least {minimum} voting members", minimum, has)


class Trial(StrEnum):
    """What a committee has to live through, tried on its terms before it happens (R6.14)."""

    NO_GPS = "no_gps"
    NO_CLINICIANS = "no_clinicians"
    NO_CHAIRS = "no_chairs"


TRIAL_LABELS = {
    Trial.NO_GPS: "every GP and practice manager has left",
    Trial.NO_CLINICIANS: "every clinician has left",
    Trial.NO_CHAIRS: "the chair and the vice-chair are both away",
}


@dataclass(frozen=True, slots=True)
class _Filled:
    seat: Key
    voting: bool
    called: frozenset[str]


def simulate(quorum: Quorum, seats: Sequence[Seat] = (), trial: Trial = Trial.NO_GPS) -> tuple[FailedClause, ...]:
    """What fails when those the trial is of are gone and everybody else attends; R6.14 removes them whatever the terms count.

    With no seats yet, only the clauses that nobody else can meet."""
    gone = _GONE[trial]
    own = [_Filled(number, seat.voting, called(seat)) for number, seat in enumerate(seats) if seat.invited_as is None]
    if not own:
        return tuple(demand(clause, ()) for clause in quorum.require if gone.issuperset(clause.any_of))
    return failed(quorum, [one for one in own if not one.called & gone])


def trials(quorum: Quorum | None, seats: Sequence[Seat] = ()) -> tuple[tuple[Trial, tuple[FailedClause, ...]], ...]:
    """Each trial that the terms do not come through, with the clauses that fail; nothing where no quorum is known."""
    if quorum is None or not is_known(quorum):
        return ()
    found = ((trial, simulate(quorum, seats, trial)) for trial in Trial)
    return tuple((trial, fails) for trial, fails in found if fails)


_GONE: dict[Trial, frozenset[str]] = {
    Trial.NO_GPS: frozenset(GP_PROVIDERS),
    Trial.NO_CLINICIANS: frozenset(CLINICIANS),
    Trial.NO_CHAIRS: frozenset({"chair", "vice_chair"}),
}
