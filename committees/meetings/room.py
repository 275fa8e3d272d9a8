"""Who is in the room for one item, in which seat, and with what vote."""

from dataclasses import dataclass
from enum import StrEnum

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


def called_as_deputy(own: Seat, principals: Seat) -> frozenset[str]:
    """A deputy answers to both offices, has the principal's category, and never takes the chair for it (R5.13, R7.5)."""
    return frozenset({principals.category, principals.office, *principals.holds, own.office, *own.holds})
