"""The votes on an item, counted by committee: a seat that two people share has one."""

from uuid import UUID

from committees.organisations.facts import Key
from declarations.proceedings.selectors.room import AtItem
from declarations.proceedings.vocabulary import VoteCast

Tally = tuple[int, int, int]  # for, against, abstained


def tally_of(at: AtItem) -> dict[Key, Tally]:
    """Of each committee whose item it is: the votes cast by those who have one there."""
    return {room.committee.key: _count(at, room.committee.key) for room in at.live.rooms}


def _count(at: AtItem, committee: Key) -> Tally:
    seats: dict[Key, VoteCast] = {}
    for member in at.live.members(committee):
        cast = at.taken.vote_of(person_of(at, member.key))
        if cast is not None and member.voting:
            seats.setdefault(member.seat, cast)
    counts = [sum(one is cast for one in seats.values()) for cast in VoteCast]
    return counts[0], counts[1], counts[2]


def person_of(at: AtItem, sitting: Key) -> UUID:
    """The person of a sitting."""
    return at.found.sittings[sitting].person or sitting  # type: ignore[return-value]
