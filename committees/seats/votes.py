"""How the votes of a committee are spread, and in which group each seat is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, assert_never

from committees.seats.vocabulary import SeatCategory


class Group(StrEnum):
    """The groups in which a page shows the seats."""

    LAY = "Lay"
    EXECUTIVE = "Executive"
    CLINICAL = "Clinical"
    OTHER = "Other members"
    IN_ATTENDANCE = "In attendance"


class HasAVote(Protocol):
    """Whatever says which category it is of and whether it votes: a row or a fact."""

    category: str
    voting: bool


@dataclass(frozen=True, slots=True)
class Votes:
    """All voting seats, vacant ones too, and those that are lay or executive (R6.11)."""

    total: int
    lay_and_executive: int

    @property
    def others(self) -> int:
        return self.total - self.lay_and_executive


def votes_of(seats: Iterable[HasAVote]) -> Votes:
    """A vote belongs to a seat, whoever holds it and however many share it (R5.13)."""
    voting = [SeatCategory(seat.category) for seat in seats if seat.voting]
    return Votes(len(voting), sum(group_of(category) in (Group.LAY, Group.EXECUTIVE) for category in voting))


def group_of(category: SeatCategory) -> Group:
    """The group of a category; practice managers stand with the GPs, whose interests they share (R6.10)."""
    match category:
        case SeatCategory.LAY:
            return Group.LAY
        case SeatCategory.EXECUTIVE:
            return Group.EXECUTIVE
        case SeatCategory.GP | SeatCategory.PRACTICE_MANAGER | SeatCategory.NURSE | SeatCategory.SECONDARY_CARE:
            return Group.CLINICAL
        case SeatCategory.OFFICER | SeatCategory.OTHER:
            return Group.OTHER
        case SeatCategory.IN_ATTENDANCE:
            return Group.IN_ATTENDANCE
        case _:
            assert_never(category)
