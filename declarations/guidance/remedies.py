"""The fewest changes that let the committees decide an item, where withdrawals or absences stop them (R7.13)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as altered
from itertools import combinations

from committees.meetings.quorum import unmet
from committees.organisations.facts import Key
from committees.seats.facts import Seat
from committees.seats.vocabulary import SeatCategory
from declarations.guidance.facts import Sitting
from declarations.guidance.remaining import Deliberation, Room, lacks
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.seating import STAYS, Handling, attends

AT_MOST = 3  # changes in one remedy; past that, deferring is the honest answer

# R7.13(4) also lets in individuals of the CCG and practices' representatives; most bring the very interests that
# emptied the room, so they are not proposed.
INVITED = {
    SeatCategory.GP: "a GP from another CCG's governing body",
    SeatCategory.LAY: "a lay member of another CCG's governing body",
    SeatCategory.EXECUTIVE: "an executive of another CCG's governing body",
    SeatCategory.NURSE: "a registered nurse from another CCG's governing body",
    SeatCategory.SECONDARY_CARE: "a secondary care doctor from another CCG's governing body",
    SeatCategory.OTHER: "a member of the health and wellbeing board or of another CCG's governing body",
}

GUEST = Handling(new_chair=True)  # makes up the quorum, but the members choose one of themselves to preside

INSTEAD = (
    ("adjourn-and-reconvene", "defer: adjourn, and reconvene when the committee can decide"),
    ("consult-the-guardian", "consult: the Conflicts of Interest Guardian"),
    ("refer-to-another-committee", "refer: to another committee, or the governing body, that can decide"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """One change to who sits at the item, in words, and the sittings it alters or adds."""

    says: str
    sittings: Mapping[Key, Sitting]


def remedies(at: Deliberation, rooms: Sequence[Room], rulebook: RuleBook) -> tuple[tuple[str, ...], ...]:
    """Every remedy of the smallest size that mends the item, then what R7.13 allows instead of deciding now."""
    failing = [room for room in rooms if lacks(room)]
    if not failing:
        return ()
    invitations = tuple(_invitations(failing)) if rulebook.rule("invite-to-make-up-quorum") else ()
    guests = {key: GUEST for change in invitations for key in change.sittings}
    with_guests = altered(at, handling={**at.handling, **guests})
    instead = tuple((says,) for rule, says in INSTEAD if rulebook.rule(rule))
    return (*smallest(with_guests, (*_arrivals(at), *invitations)), *instead)


def smallest(at: Deliberation, changes: Sequence[Change]) -> tuple[tuple[str, ...], ...]:
    """Breadth first: all sets of changes of the first size at which any mends every committee's room."""
    for size in range(_fewest(at, changes), AT_MOST + 1):
        mended: dict[tuple[str, ...], bool] = {}
        for together in combinations(changes, size):
            says = tuple(change.says for change in together)
            if says not in mended:  # two guests of one kind are two changes in the same words
                mended[says] = not _wants(at, *together)
        if any(mended.values()):
            return tuple(says for says, mends in mended.items() if mends)
    return ()


def _fewest(at: Deliberation, changes: Sequence[Change]) -> int:
    """No fewer changes can do, for one person fills one want by one; past AT_MOST where too few could help at all."""
    wants = _wants(at)
    alone = [_wants(at, change) for change in changes]
    helpers = {want: sum(after.get(want, 0) < short for after in alone) for want, short in wants.items()}
    return max(short if helpers[want] >= short else AT_MOST + 1 for want, short in wants.items())


def _wants(at: Deliberation, *changes: Change) -> dict[tuple[Key, str], int]:
    """What each committee still lacks once these changes are made."""
    sittings = {key: sitting for change in changes for key, sitting in change.sittings.items()}
    rooms = at.altered(sittings).rooms()
    return {(room.committee.key, want): short for room in rooms for want, short in lacks(room).items()}


def _arrivals(at: Deliberation) -> Iterator[Change]:
    """The committee's own people who could still come and would not have to leave again: the absent, and deputies."""
    people = {sitting.key: sitting for sitting in at.sittings}
    for sitting in at.sittings:
        if sitting.vacant or _is_out(at, sitting):
            continue
        came = {sitting.key: altered(sitting, present=True, absent_for=sitting.absent_for - {at.item})}
        principal = people.get(sitting.deputy_for)
        if principal is None:
            if not attends(sitting, at.item):
                yield Change(f"attend: {sitting.name} ({sitting.seat.office})", came)
        elif not attends(principal, at.item) or _is_out(at, principal):
            gone = {principal.key: altered(principal, present=False)}
            yield Change(f"deputy: {sitting.name} in the seat of {principal.seat.office}", gone | came)


def _is_out(at: Deliberation, sitting: Sitting) -> bool:
    return at.handling.get(sitting.key, STAYS).is_out


def _invitations(rooms: Sequence[Room]) -> Iterator[Change]:
    for room in rooms:
        to = f", for {room.committee.name}" if len(rooms) > 1 else ""
        for category in _wanted(room):
            for number in range(AT_MOST):
                guest = _guest(room, category, number)
                yield Change(f"invite: {INVITED[category]}{to}", {guest.key: guest})


def _wanted(room: Room) -> tuple[SeatCategory, ...]:
    """The kinds of guest that could help: those an unmet clause names, and lay votes where a majority is asked."""
    named = {name for clause in unmet(room.committee.quorum, room.members) for name in clause.any_of}
    if room.demands.majority:
        named.add(SeatCategory.LAY)
    return tuple(category for category in INVITED if category in named) or (SeatCategory.OTHER,)


def _guest(room: Room, category: SeatCategory, number: int) -> Sitting:
    """Somebody invited to make up the quorum: with a vote, in this committee only (R7.13)."""
    seat = Seat(f"Invited: {INVITED[category]}", category, voting=True, committees=frozenset({room.committee.key}))
    return Sitting(key=("guest", room.committee.key, category, number), name=INVITED[category], seat=seat)
