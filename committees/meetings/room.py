"""Who is in the room for one item, in which seat, and with what vote."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from committees.organisations.facts import Key
from committees.seats.facts import Seat
from committees.seats.vocabulary import SeatCategory


class Whereabouts(StrEnum):
    """Where somebody is at the moment of decision."""

    IN_THE_ROOM = "in_the_room"
    WITHDREW = "withdrew"  # came to the meeting and left for this item
    KEPT_AWAY = "kept_away"  # was told not to attend
    ABSENT = "absent"
    VACANT = "vacant"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a seat at one item; two who share a seat, and a deputy and the principal, bear one `seat` key."""

    key: Key
    name: str
    seat: Key
    category: SeatCategory
    voting: bool
    called: frozenset[str]  # everything a clause of the quorum may name them by
    whereabouts: Whereabouts = Whereabouts.IN_THE_ROOM
    hands_over_the_chair: bool = False

    @property
    def is_in_the_room(self) -> bool:
        return self.whereabouts is Whereabouts.IN_THE_ROOM


@lru_cache(maxsize=1024)
def called(seat: Seat) -> frozenset[str]:
    """What a clause may name the holder of a seat by: category, exact office, offices held, chair and vice-chair."""
    presides = {"chair": seat.chair, "vice_chair": seat.vice_chair}
    return frozenset({seat.category, seat.office, *seat.holds, *(name for name, holds in presides.items() if holds)})


def called_as_deputy(own: Seat, principals: Seat) -> frozenset[str]:
    """A deputy answers to both offices, has the principal's category, and never takes the chair for it (R5.13, R7.5)."""
    return frozenset({principals.category, principals.office, *principals.holds, own.office, *own.holds})


def seats_filled(members: Iterable[Member]) -> int:
    """How many seats these people fill; a seat that two of them share is one (R5.13)."""
    return len({member.seat for member in members})
