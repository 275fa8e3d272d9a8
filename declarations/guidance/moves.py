"""Each single change to who sits at an item: who is absent comes, a deputy steps in, somebody is invited (R7.13)."""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from committees.meetings.quorum import unmet
from committees.organisations.facts import Key
from committees.seats.facts import Seat
from committees.seats.quorum import called
from committees.seats.vocabulary import InvitedAs, SeatCategory
from declarations.guidance.facts import Sitting
from declarations.guidance.findings import Change, Way
from declarations.guidance.remaining import Deliberation, Room, lacks, unheard
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.seating import STAYS, attends

AT_MOST = 3  # changes in one remedy; past that, deferring is the honest answer

# R7.13(4) also lets in individuals of the CCG and practices' representatives; most bring the very interests that
# emptied the room, so they are proposed only by name, when their own interests were judged.
INVITED = {
    SeatCategory.GP: "a GP from another CCG's governing body",
    SeatCategory.LAY: "a lay member of another CCG's governing body",
    SeatCategory.EXECUTIVE: "an executive of another CCG's governing body",
    SeatCategory.NURSE: "a registered nurse from another CCG's governing body",
    SeatCategory.SECONDARY_CARE: "a secondary care doctor from another CCG's governing body",
    SeatCategory.OTHER: "a member of the health and wellbeing board or of another CCG's governing body",
}
ADVISER = "an independent clinician (a GP from elsewhere, a secondary care doctor or a nurse)"
WITHOUT_A_VOTE = ", as adviser without a vote"
IN_DOUBT = ", once it is settled whether they have a conflict"


@dataclass(frozen=True, slots=True)
class Move:
    """One change to who sits at the item, with the sittings it alters or adds."""

    change: Change
    sittings: Mapping[Key, Sitting]

    @property
    def alike(self) -> object:
        """Equal for two guests of one kind; two people of one name are two."""
        return (self.change.who, self.change.says) if self.change.who is not None else self.change.says


def moves(at: Deliberation, rooms: Sequence[Room], rulebook: RuleBook) -> tuple[Move, ...]:
    """Everything that could help: the committee's own people, those it may invite by name, then guests of a kind."""
    failing = [room for room in rooms if lacks(room)] if rulebook.rule("invite-to-make-up-quorum") else []
    return (*arrivals(at), *by_name(at), *_guests(failing), *_advisers(rooms))


def arrivals(at: Deliberation) -> Iterator[Move]:
    """The committee's own people who could still come and would not have to leave again: the absent, and deputies."""
    people = {sitting.key: sitting for sitting in at.sittings}
    for sitting in at.sittings:
        if sitting.vacant or sitting.seat.invited_as is not None or _is_out(at, sitting):
            continue
        principal = people.get(sitting.deputy_for)
        if principal is None:
            if not attends(sitting, at.item):
                who = f"{sitting.name} ({sitting.seat.office})"
                yield _comes(at, sitting, Way.ATTEND, f"attend: {who}", f"ask {who} to attend")
        elif not attends(principal, at.item) or _is_out(at, principal):
            gone = {principal.key: replace(principal, present=False)}
            who, seat = sitting.name, f"in the seat of {principal.seat.office}"
            yield _comes(at, sitting, Way.DEPUTY, f"deputy: {who} {seat}", f"let {who} deputise {seat}", gone)


def by_name(at: Deliberation) -> Iterator[Move]:
    """Those whom the committee may invite, are not there in another seat, and would not have to leave again."""
    there = {one.person or one.key for one in at.sittings if attends(one, at.item)}
    for sitting in at.sittings:
        known = sitting.seat.invited_as is not None and not sitting.vacant and (sitting.person or sitting.key) not in there
        if known and not _is_out(at, sitting):
            who = f"{sitting.name} ({sitting.seat.office}){'' if sitting.seat.voting else WITHOUT_A_VOTE}"
            yield _comes(at, sitting, Way.INVITE, f"invite: {who}", f"invite {who}")


def _comes(
    at: Deliberation, sitting: Sitting, way: Way, says: str, plainly: str, gone: Mapping[Key, Sitting] | None = None
) -> Move:
    came = replace(sitting, present=True, absent_for=sitting.absent_for - {at.item})
    doubtful = at.handling.get(sitting.key, STAYS).doubtful
    doubt = IN_DOUBT if doubtful else ""
    change = Change(way, says + doubt, plainly + doubt, who=sitting.key, is_screened=not doubtful)
    return Move(change, {**(gone or {}), sitting.key: came})


def _is_out(at: Deliberation, sitting: Sitting) -> bool:
    return at.handling.get(sitting.key, STAYS).is_out


def _guests(failing: Sequence[Room]) -> Iterator[Move]:
    """Somebody of a kind, not known by name: with a vote, in this committee only (R7.13)."""
    for room in failing:
        for category in _wanted(room):
            for number in range(AT_MOST):
                yield _guest(room, _called(INVITED[category], room, failing), category, number)


def _advisers(rooms: Sequence[Room]) -> Iterator[Move]:
    """A clinician of no particular name, to be heard and not to vote (R6.12)."""
    silent = [room for room in rooms if unheard(room)]
    for room in silent:
        yield _guest(room, _called(ADVISER + WITHOUT_A_VOTE, room, silent), SeatCategory.SECONDARY_CARE, 0, votes=False)


def _called(who: str, room: Room, rooms: Sequence[Room]) -> str:
    return f"{who}, for {room.committee.name}" if len(rooms) > 1 else who


def _wanted(room: Room) -> tuple[SeatCategory, ...]:
    """The kinds of guest that could help: those an unmet clause names, and lay votes where a majority is asked."""
    named = {name for clause in unmet(room.committee.quorum, room.members) for name in clause.any_of}
    if room.demands.majority:
        named.add(SeatCategory.LAY)
    return tuple(category for category in INVITED if category in named) or (SeatCategory.OTHER,)


def _guest(room: Room, who: str, category: SeatCategory, number: int, *, votes: bool = True) -> Move:
    invited_as = InvitedAs.OTHER_GOVERNING_BODY if votes else InvitedAs.INDEPENDENT_CLINICIAN
    on = frozenset({room.committee.key})
    seat = Seat(f"Invited: {who}", category, voting=votes, committees=on, invited_as=invited_as)
    guest = Sitting(key=("guest", room.committee.key, category, number, votes), name=who, seat=seat)
    plainly = f"invite {who}, once screened"
    change = Change(Way.INVITE, f"invite: {who}", plainly, committee=room.committee.key, is_screened=False)
    return Move(change, {guest.key: guest})


def effects(at: Deliberation, possible: Sequence[Move]) -> tuple[tuple[Move, Hashable], ...]:
    """Each move with what it does to the rooms: moves of equal effect can stand for each other in any remedy.

    Only somebody who comes into a seat of their own, which nobody shares and nobody deputises for, is like another."""
    entangled = {tied for one in at.sittings for tied in (one.shares_vote_with, one.deputy_for) if tied is not None}
    clauses = (clause for committee, _ in at.committees if committee.quorum for clause in committee.quorum.require)
    named = frozenset(word for clause in clauses for word in clause.any_of) | {"chair", "vice_chair"}
    return tuple((move, _effect(at, move, entangled, named) or number) for number, move in enumerate(possible))


def _effect(at: Deliberation, move: Move, entangled: Collection[Key], named: frozenset[str]) -> Hashable | None:
    [came, *others] = move.sittings.values()
    if others or came.key in entangled or came.shares_vote_with is not None or came.deputy_for is not None:
        return None
    seat, hands_over = came.seat, at.handling.get(came.key, STAYS).new_chair
    invited = seat.invited_as is not None
    return (seat.category, seat.voting, seat.committees, invited, called(seat) & named, hands_over)
