"""Whether enough of the right people are left to decide, and whether lay and executive votes outweigh the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from committees.meetings.room import Member, Whereabouts, called, seats_filled
from committees.seats.facts import Clause, Quorum, Seat
from committees.seats.vocabulary import OFFICE_LABELS, SEAT_CATEGORY_LABELS, SeatCategory

LAY_AND_EXECUTIVE = frozenset({SeatCategory.LAY, SeatCategory.EXECUTIVE})
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


@dataclass(frozen=True, slots=True)
class Majority:
    """Lay and executive votes against all votes; holds when strictly more than the rest (R6.11)."""

    lay_executive: int
    voting: int

    @property
    def holds(self) -> bool:
        return self.lay_executive > self.voting - self.lay_executive

    @property
    def margin(self) -> int:
        return self.lay_executive - (self.voting - self.lay_executive)


def is_quorate(quorum: Quorum | None, members: Sequence[Member]) -> bool | None:
    """Whether the quorum holds for these members; None where no quorum is known, which is never a yes."""
    if quorum is None or (quorum.minimum is None and not quorum.require):
        return None
    return not failed_clauses(quorum, members)


def failed_clauses(quorum: Quorum | None, members: Sequence[Member]) -> tuple[FailedClause, ...]:
    """Every clause that does not hold, the minimum first."""
    if quorum is None:
        return ()
    counted = _counted(quorum, members)
    demands = [_least(quorum.minimum or 0, counted), *(_demand(clause, counted) for clause in quorum.require)]
    return tuple(demand for demand in demands if demand.has < demand.needs)


def unmet(quorum: Quorum | None, members: Sequence[Member]) -> tuple[Clause, ...]:
    """The clauses of the mixture that do not hold, as the terms of reference state them."""
    if quorum is None:
        return ()
    counted = _counted(quorum, members)
    return tuple(clause for clause in quorum.require if _demand(clause, counted).has < clause.at_least)


def majority(members: Iterable[Member], of: frozenset[SeatCategory] = LAY_AND_EXECUTIVE) -> Majority:
    """R6.11 over the seats given: those established, for a composition; those in the room, for an item."""
    voting = [member for member in members if member.voting]
    lay_executive = [member for member in voting if member.category in of]
    return Majority(lay_executive=seats_filled(lay_executive), voting=seats_filled(voting))


def is_clinician_present(members: Iterable[Member]) -> bool:
    """A GP, nurse or secondary care doctor is in the room; the voice counts, with a vote or without (R6.12)."""
    return any(member.is_in_the_room and member.category in CLINICIANS for member in members)


def simulate(quorum: Quorum, seats: Sequence[Seat] = ()) -> tuple[FailedClause, ...]:
    """What fails when every GP and practice manager withdraws and everybody else attends (R6.14).

    With no seats yet, only the clauses that nobody but a GP or practice manager can meet."""
    if seats:
        return failed_clauses(quorum, [_simulated(number, seat) for number, seat in enumerate(seats)])
    return tuple(_demand(clause, ()) for clause in quorum.require if GP_PROVIDERS.issuperset(clause.any_of))


def _simulated(number: int, seat: Seat) -> Member:
    whereabouts = Whereabouts.KEPT_AWAY if seat.category in GP_PROVIDERS else Whereabouts.IN_THE_ROOM
    return Member(number, seat.office, number, seat.category, seat.voting, called(seat), whereabouts)


def _counted(quorum: Quorum, members: Sequence[Member]) -> list[Member]:
    # R6.15: who withdraws is not counted, unless the committee's own terms say otherwise.
    counts = {Whereabouts.IN_THE_ROOM} | ({Whereabouts.WITHDREW} if quorum.conflicted_count else set())
    return [member for member in members if member.whereabouts in counts]


def _least(minimum: int, counted: Sequence[Member]) -> FailedClause:
    has = seats_filled(member for member in counted if member.voting)
    return FailedClause(f"at least {minimum} voting members", minimum, has)


def _demand(clause: Clause, counted: Sequence[Member]) -> FailedClause:
    meets = [member for member in counted if member.called.intersection(clause.any_of)]
    has = seats_filled(member for member in meets if member.voting or not clause.voting)
    names = ", ".join(IN_WORDS.get(name, name) for name in clause.any_of)
    return FailedClause(f"at least {clause.at_least} of: {names}{', with a vote' * clause.voting}", clause.at_least, has)
