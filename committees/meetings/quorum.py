"""Whether enough of the right people are left to decide, and whether lay and executive votes outweigh the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from committees.meetings.room import Member, Whereabouts
from committees.seats.facts import Clause, Quorum
from committees.seats.quorum import CLINICIANS, demand, failed, is_known, seats_filled
from committees.seats.quorum import FailedClause as FailedClause  # asked of seats downstairs, answered here
from committees.seats.vocabulary import SeatCategory

LAY_AND_EXECUTIVE = frozenset({SeatCategory.LAY, SeatCategory.EXECUTIVE})


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
    return not failed_clauses(quorum, members) if is_known(quorum) else None


def failed_clauses(quorum: Quorum | None, members: Sequence[Member]) -> tuple[FailedClause, ...]:
    """Every clause that does not hold, the minimum first."""
    return () if quorum is None else failed(quorum, _counted(quorum, members))


def unmet(quorum: Quorum | None, members: Sequence[Member]) -> tuple[Clause, ...]:
    """The clauses of the mixture that do not hold, as the terms of reference state them."""
    if quorum is None:
        return ()
    counted = _counted(quorum, members)
    return tuple(clause for clause in quorum.require if demand(clause, counted).has < clause.at_least)


def majority(members: Iterable[Member], of: frozenset[SeatCategory] = LAY_AND_EXECUTIVE) -> Majority:
    """R6.11 over the seats given: those established, for a composition; those in the room, for an item."""
    voting = [member for member in members if member.voting]
    lay_executive = [member for member in voting if member.category in of]
    return Majority(lay_executive=seats_filled(lay_executive), voting=seats_filled(voting))


def clinicians(members: Iterable[Member]) -> tuple[Member, ...]:
    """The GPs, nurses and secondary care doctors among them; the voice counts, with a vote or without (R6.12)."""
    return tuple(member for member in members if member.category in CLINICIANS)


def is_clinician_present(members: Iterable[Member]) -> bool:
    """Whether any clinician is in the room."""
    return any(member.is_in_the_room for member in clinicians(members))


def _counted(quorum: Quorum, members: Sequence[Member]) -> list[Member]:
    # R6.15: who withdraws is not counted, unless the committee's own terms say otherwise.
    counts = {Whereabouts.IN_THE_ROOM} | ({Whereabouts.WITHDREW} if quorum.conflicted_count else set())
    return [member for member in members if member.whereabouts in counts]
