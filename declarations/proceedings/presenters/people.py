"""Who is in the room and who is out of it: where each is, what they are asked, and the one tap that moves them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from coi_register.nhsuk.words import hour
from declarations.conflicts.presenters.matrix import office_of
from declarations.proceedings.facts import Away
from declarations.proceedings.presenters.taps import Tap, door
from declarations.proceedings.presenters.words import asked_of, said_to
from declarations.proceedings.selectors import AtItem, Room, Somebody
from declarations.proceedings.vocabulary import WHY_OUT_LABELS, WhyOut


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person: where they are, what they are asked, and the one tap that moves them."""

    name: str
    office: str
    where: str
    tone: str  # of `where`: none, leave, note
    say: tuple[str, ...]  # to be read out to them
    asked: str
    why: str  # where it is told why; empty where nothing is
    taps: tuple[Tap, ...]
    declares: str  # where what they declare for the item is noted; empty where nobody may
    presides: bool


@dataclass(frozen=True, slots=True)
class MovementRow:
    """Somebody who went and came, and where that is corrected; empty where its reader may not."""

    says: str
    correct: str


@dataclass(frozen=True, slots=True)
class People:
    """First those whom the moment is about, who must leave or are out; then the others. The last to move first."""

    go: tuple[PersonRow, ...] = ()
    others: tuple[PersonRow, ...] = ()
    movements: tuple[MovementRow, ...] = ()


def people_in(room: Room, at: AtItem | None, *, runs: bool, kept: bool) -> People:
    """Everybody on the roll, once each; `kept` where the reader must be out for the item in hand."""
    there = [*_once_each(at.people if at else _between(room))]
    rows = [(_row(room, at, one, runs=runs, kept=kept), _is_about(one)) for one in there]
    return People(
        go=tuple(row for row, about in rows if about),
        others=tuple(row for row, about in rows if not about),
        movements=tuple(_movements(room, runs=runs)),
    )


def _once_each(people: Iterable[Somebody]) -> Iterator[Somebody]:
    seen: set[UUID] = set()
    for one in people:
        if one.person not in seen and not (one.seat.stands_by and not one.came):
            seen.add(one.person)
            yield one


def _is_about(one: Somebody) -> bool:
    return (one.is_here and one.must_be_out) or (one.came and not one.is_here)


def _row(room: Room, at: AtItem | None, one: Somebody, *, runs: bool, kept: bool) -> PersonRow:
    where, tone = _where(one)
    asked = "" if kept else asked_of(one)
    case = [at.taken.item, one.person] if at and not kept else []
    return PersonRow(
        name=one.name,
        office=office_of(one.seat),
        where=where,
        tone=tone,
        say=() if kept else said_to(one),
        asked=asked,
        why=reverse("conflict", args=case) if asked and case else "",
        taps=door(room.meeting.pk, one, first=one.is_here == one.must_be_out) if runs else (),
        declares=reverse("declare_in_room", args=case) if case and runs and one.came else "",
        presides=at is not None and one.person == at.presiding(),
    )


def _between(room: Room) -> Iterator[Somebody]:
    """The same while nothing is in hand: nobody must be anywhere."""
    for seat in room.found.meeting.sittings:
        if seat.vacant or seat.only_for is not None:
            continue
        person: UUID = seat.person or seat.key  # type: ignore[assignment]
        yield Somebody.unasked(person, seat, room.roll, room.gone.get(person))


def _where(one: Somebody) -> tuple[str, str]:
    if one.is_here:
        return "In the room", "good"
    if one.came and one.away is not None:
        return f"Out since {hour(one.away.went_at)}", "note"
    return "Not here", "none"


def _movements(room: Room, *, runs: bool) -> Iterator[MovementRow]:
    """Every going and coming, the last first; one that was wrong is corrected from here."""
    numbers = {one.item: one.number for one in room.told.items}
    for away in sorted(room.told.away, key=lambda one: one.went_at, reverse=True):
        correct = reverse("correct_movement", args=[away.key]) if runs else ""
        yield MovementRow(_moved(away, numbers), correct)


def _moved(away: Away, numbers: dict[UUID, str]) -> str:
    at = f", item {numbers[away.item]}" if away.item in numbers else ""
    match away.why:
        case WhyOut.NOT_YET_THERE:
            return f"{away.name} came at {hour(away.came_back_at or away.went_at)}{at}"
        case WhyOut.CONFLICT | WhyOut.OTHERWISE:
            back = f"came back at {hour(away.came_back_at)}" if away.came_back_at else "is out"
            return f"{away.name} left at {hour(away.went_at)}, {back}{at} ({WHY_OUT_LABELS[away.why].lower()})"
