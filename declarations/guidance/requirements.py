"""What each requirement of a composition rule means, in a sentence for every seat or number that does not meet it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from committees.meetings.quorum import majority
from committees.meetings.room import Member
from committees.organisations.facts import Key
from committees.seats.quorum import seats_filled
from committees.seats.vocabulary import OFFICE_LABELS, SEAT_CATEGORY_LABELS, Office, SeatCategory

Seats = Sequence[Member]
Words = Iterator[str]
Checks = Mapping[str, Callable[[Any, Seats], Words]]
Part = Mapping[str, Any]  # {any_of: [...], at_least: 1, says: ...}, as the texts write it


def _too_few_members(least: int, seats: Seats) -> Words:
    members = seats_filled(seat for seat in seats if seat.category is not SeatCategory.IN_ATTENDANCE)
    if members < least:
        yield f"It counts {members} members and needs at least {least}."


def _parts_unfilled(parts: Sequence[Part], seats: Seats) -> Words:
    for part in _unfilled(parts, seats):
        yield f"It lacks {part['says']}."


def _no_majority(categories: Sequence[str], seats: Seats) -> Words:
    votes = majority(seats, of=frozenset(SeatCategory(category) for category in categories))
    if not votes.holds:
        yield f"{_labels(categories, ' and ')} seats hold {votes.lay_executive} of {votes.voting} votes: no majority."


def _wrong_chair(categories: Sequence[str], seats: Seats) -> Words:
    yield from _presided_by_others("chair", categories, seats)


def _wrong_vice_chair(categories: Sequence[str], seats: Seats) -> Words:
    yield from _presided_by_others("vice_chair", categories, seats)


def _presided_by_others(office: str, categories: Sequence[str], seats: Seats) -> Words:
    for seat in seats:
        if office in seat.called and seat.category not in categories:
            yield f"The {_title(office)}, {seat.name}, is not of the category asked for: {_labels(categories, ' or ')}."


def _chaired_by_a_barred_office(offices: Sequence[str], seats: Seats) -> Words:
    yield from _presides_and_holds("chair", offices, seats, "may not chair it")


def _vice_chaired_by_an_unwise_office(offices: Sequence[str], seats: Seats) -> Words:
    yield from _presides_and_holds("vice_chair", offices, seats, "should not be its vice-chair; record why it is so")


def _presides_and_holds(office: str, barred: Sequence[str], seats: Seats, verdict: str) -> Words:
    for seat in seats:
        for held in barred:
            if office in seat.called and held in seat.called:
                yield f"The {OFFICE_LABELS[Office(held)]} ({seat.name}) {verdict}."


def _votes_unadvisedly(categories: Sequence[str], seats: Seats) -> Words:
    for seat in seats:
        if seat.voting and seat.category in categories:
            yield f"{seat.name} has a vote, which is not recommended."


def _no_seat_holds(offices: Sequence[str], seats: Seats) -> Words:
    """R5.8 cannot be looked at where no seat is marked; an audit chair who does not sit here breaks nothing."""
    for held in offices:
        if not any(held in seat.called for seat in seats):
            yield f"Cannot tell: no seat is marked as {OFFICE_LABELS[Office(held)]}. Mark the seat if they sit here."


def _nobody_named(office: str) -> Callable[[Any, Seats], Words]:
    def check(_: Any, seats: Seats) -> Words:
        if not any(office in seat.called for seat in seats):
            yield f"No seat is marked as {_title(office)}, so the rule could not be checked."

    return check


def _offices_unmarked(offices: Sequence[str], seats: Seats) -> Words:
    for office in offices:
        if not any(office in seat.called for seat in seats):
            yield f"No seat is marked as {_title(office)}, which the members include."


def _labels(categories: Sequence[str], between: str) -> str:
    return between.join(SEAT_CATEGORY_LABELS[SeatCategory(category)] for category in categories)


def _title(office: str) -> str:
    return office.replace("_", "-")


def _unfilled(parts: Sequence[Part], seats: Seats) -> Iterator[Part]:
    """The parts left without a seat when each is filled by a different one.

    Regulation 11's numbers are the sum of its parts (six, later four): nobody fills two of them."""
    filled_by: dict[Key, int] = {}
    wanted = [part for part in parts for _ in range(part["at_least"])]

    def fill(place: int, tried: set[Key]) -> bool:
        for seat in seats:
            if seat.seat not in tried and seat.called.intersection(wanted[place]["any_of"]):
                tried.add(seat.seat)
                if seat.seat not in filled_by or fill(filled_by[seat.seat], tried):
                    filled_by[seat.seat] = place
                    return True
        return False

    short = [part for place, part in enumerate(wanted) if not fill(place, set())]
    yield from (part for part in parts if part in short)


FAULTS: Checks = {
    "members": _too_few_members,
    "parts": _parts_unfilled,
    "majority_of": _no_majority,
    "chair": _wrong_chair,
    "vice_chair": _wrong_vice_chair,
    "not_in_the_chair": _chaired_by_a_barred_office,
    "no_vote": _votes_unadvisedly,
}

REMARKS: Checks = {
    "chair": _nobody_named("chair"),
    "vice_chair": _nobody_named("vice_chair"),
    "not_in_the_chair": _no_seat_holds,
    "offices": _offices_unmarked,
    "better_not_vice_chair": _vice_chaired_by_an_unwise_office,
}
