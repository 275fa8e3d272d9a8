"""Who fills which seat of a committee at one item: deputies in their principals' seats, a shared seat once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from committees.meetings.room import Member, Whereabouts, called_as_deputy
from committees.organisations.facts import Key
from committees.seats.facts import Committee, Seat
from committees.seats.quorum import called
from declarations.guidance.facts import Ruled, Sitting
from declarations.guidance.findings import Finding
from declarations.guidance.vocabulary import AddOn, Outcome, Step


@dataclass(frozen=True, slots=True)
class Handling:
    """How one person is dealt with on one item: the ruling where there is one, else the proposal."""

    step: Step | None = None
    new_chair: bool = False
    doubtful: bool = False  # nobody can tell yet; they stay meanwhile

    @property
    def is_out(self) -> bool:
        return self.step is not None and self.step.is_out_for_the_decision


STAYS = Handling()


def handled(finding: Finding, ruled: Ruled | None = None) -> Handling:
    """The ruling where there is one, else the proposal; a lighter step does not give the chair back, no conflict does."""
    new_chair = AddOn.NEW_CHAIR in finding.also
    if ruled is None:
        return Handling(finding.step, new_chair, doubtful=finding.outcome is Outcome.CANNOT_TELL)
    return Handling(ruled.step, new_chair and ruled.step is not None)


def members_at(
    item: Key, *, of: Committee, sittings: Sequence[Sitting], handling: Mapping[Key, Handling]
) -> tuple[Member, ...]:
    """Everyone who bears on the committee at the item, in the room or not, in the order of the sittings."""
    people = {sitting.key: sitting for sitting in sittings}
    shared = seats_by_holder(sittings)
    members = []
    for sitting in sittings:
        principal = people.get(sitting.deputy_for)
        replaces = principal is not None and not attends(principal, item)
        holder = principal if principal is not None and replaces else sitting
        if not sits_on(holder.seat, of):
            continue
        handled = handling.get(sitting.key, STAYS)
        members.append(member(sitting, holder, shared[holder.key], whereabouts(sitting, item, handled), handled.new_chair))
    return tuple(members)


def established(committee: Committee, sittings: Sequence[Sitting]) -> tuple[Member, ...]:
    """The seats of the committee by office, filled or vacant, whoever attends.

    A deputy has no seat of their own, and whoever may be invited none of the committee's."""
    shared = seats_by_holder(sittings)
    seats = []
    for sitting in sittings:
        if sitting.deputy_for is None and sitting.seat.invited_as is None and sits_on(sitting.seat, committee):
            where = Whereabouts.VACANT if sitting.vacant else Whereabouts.IN_THE_ROOM
            seats.append(replace(member(sitting, sitting, shared[sitting.key], where), name=sitting.seat.office))
    return tuple(seats)


def member(sitting: Sitting, holder: Sitting, seat: Key, where: Whereabouts, hands_over_the_chair: bool = False) -> Member:
    """A person in the holder's seat: their own, or the principal's whom they replace (R5.13).

    Category and vote are the seat's; a deputy beside the principal has no vote. Somebody invited never presides, and
    without a vote they advise and make up no quorum (R6.12)."""
    deputises = holder is not sitting
    invited = holder.seat.invited_as is not None
    if invited and not holder.seat.voting:
        answers_to: frozenset[str] = frozenset()
    else:
        answers_to = called_as_deputy(sitting.seat, holder.seat) if deputises else called(sitting.seat)
    return Member(
        key=sitting.key,
        name=sitting.name,
        seat=seat,
        category=holder.seat.category,
        voting=holder.seat.voting and (deputises or sitting.deputy_for is None),
        called=answers_to,
        whereabouts=where,
        hands_over_the_chair=hands_over_the_chair or invited,
    )


def attends(sitting: Sitting, item: Key) -> bool:
    return sitting.present and not sitting.vacant and item not in sitting.absent_for


def whereabouts(sitting: Sitting, item: Key, handled: Handling) -> Whereabouts:
    if sitting.vacant:
        return Whereabouts.VACANT
    if not attends(sitting, item):
        return Whereabouts.ABSENT
    if handled.step is Step.NOT_ATTEND:
        return Whereabouts.KEPT_AWAY
    return Whereabouts.WITHDREW if handled.is_out else Whereabouts.IN_THE_ROOM


def sits_on(seat: Seat, committee: Committee) -> bool:
    return not seat.committees or committee.key in seat.committees


def seats_by_holder(sittings: Sequence[Sitting]) -> dict[Key, Key]:
    """One key for the seat of each holder; those who share a vote hold one seat, whichever of them says so."""
    seats: dict[Key, Key] = {sitting.key: sitting.key for sitting in sittings}
    for sitting in sittings:
        if sitting.shares_vote_with in seats:
            kept, joined = seats[sitting.key], seats[sitting.shares_vote_with]
            seats = {holder: kept if seat == joined else seat for holder, seat in seats.items()}
    return seats


def seats_of(committee: Committee, sittings: Sequence[Sitting]) -> tuple[Seat, ...]:
    """The committee's own seats, each once, however many hold it."""
    shared = seats_by_holder(sittings)
    own = (
        one for one in sittings if one.deputy_for is None and one.seat.invited_as is None and sits_on(one.seat, committee)
    )
    return tuple({shared[sitting.key]: sitting.seat for sitting in own}.values())
