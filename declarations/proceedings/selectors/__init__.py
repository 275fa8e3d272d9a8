"""Questions about what happened, and what happens, in the room."""

from declarations.proceedings.selectors.counting import tally_of
from declarations.proceedings.selectors.room import AtItem, Room, Somebody, room_for, room_of, state_for
from declarations.proceedings.selectors.standing import bars_at, standing_at
from declarations.proceedings.selectors.told import proceedings_of, sitting_of

__all__ = [
    "AtItem",
    "Room",
    "Somebody",
    "bars_at",
    "proceedings_of",
    "room_for",
    "room_of",
    "sitting_of",
    "standing_at",
    "state_for",
    "tally_of",
]
