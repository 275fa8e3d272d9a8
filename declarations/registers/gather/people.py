"""The people of a CCG's registers, with the seats they held and the marks that say they decide."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from committees.organisations.models import Organisation
from committees.organisations.vocabulary import OrganisationKind
from committees.people.models import Person
from committees.seats.models import Committee, Holding, Seat
from committees.seats.vocabulary import CommitteeKind, SeatCategory
from declarations.registers.facts import Sat, Somebody, Span
from declarations.registers.gather.known import known
from declarations.registers.models import DecisionMaker


def people_of(ccg: UUID, *, at: datetime | None) -> list[Somebody]:
    """Everybody whose record the CCG keeps or who has a seat with it, by name."""
    seats, marks = _seats(ccg, at), _marks(ccg, at)
    kept = Q(ccg_id=ccg) if at is None else Q(id__in=Person.history.filter(ccg_id=ccg).values("id"))
    where = kept | Q(id__in=list(seats.keys() | marks.keys()))
    found = list(known(Person, "id", "name", "position", "represents_id", "ccg_id", where=where, at=at))
    practices = _practices({represents for *_, represents, _ in found} - {None})
    everybody = [
        Somebody(
            key, name, position, represents in practices, tuple(seats.get(key, ())), tuple(marks.get(key, ())), home == ccg
        )
        for key, name, position, represents, home in found
        if home == ccg or key in seats or key in marks
    ]
    return sorted(everybody, key=lambda person: (person.name.casefold(), str(person.key)))


def _practices(keys: set[UUID]) -> set[UUID]:
    found = (
        Organisation.objects.filter(pk__in=keys, kind=OrganisationKind.GP_PRACTICE) if keys else Organisation.objects.none()
    )
    return set(found.values_list("pk", flat=True))


def _seats(ccg: UUID, at: datetime | None) -> dict[UUID, list[Sat]]:
    """The members' seats each person held; those who are only in attendance or invited are no members."""
    committees = {key: row for key, *row in known(Committee, "id", "name", "kind", where=Q(ccg_id=ccg), at=at)}
    wanted = ("id", "committee_id", "category", "invited_as", "since", "until")
    seats = {
        key: (committees[committee], Span(since, until))
        for key, committee, category, invited_as, since, until in known(
            Seat, *wanted, where=Q(committee_id__in=list(committees)), at=at
        )
        if invited_as is None and category != SeatCategory.IN_ATTENDANCE
    }
    held: dict[UUID, list[Sat]] = defaultdict(list)
    for person, sat in _held(seats, at):
        held[person].append(sat)
    return held


def _held(seats: dict[UUID, tuple[list[str], Span]], at: datetime | None) -> Iterator[tuple[UUID, Sat]]:
    wanted = ("seat_id", "person_id", "since", "until")
    for seat, person, since, until in known(Holding, *wanted, where=Q(seat_id__in=list(seats)), at=at):
        (committee, kind), dates = seats[seat]
        yield person, Sat(committee, kind == CommitteeKind.GOVERNING_BODY, _within(Span(since, until), dates))


def _within(held: Span, seat: Span) -> Span:
    """Nobody sits longer than the seat stands."""
    since = [day for day in (held.since, seat.since) if day is not None]
    until = [day for day in (held.until, seat.until) if day is not None]
    return Span(max(since, default=None), min(until, default=None))


def _marks(ccg: UUID, at: datetime | None) -> dict[UUID, list[Span]]:
    marked: dict[UUID, list[Span]] = defaultdict(list)
    for person, since, until in known(DecisionMaker, "person_id", "since", "until", where=Q(ccg_id=ccg), at=at):
        marked[person].append(Span(since, until))
    return marked
