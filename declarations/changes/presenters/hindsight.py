"""The Guardian's pages: what would have been different, with both clocks of a late declaration (R2.3)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, day, moment
from committees.meetings.models import Attendance
from committees.meetings.presenters.nav import title_of
from declarations.changes import permissions
from declarations.changes.models import Change
from declarations.changes.presenters.told import did, href_of, whom
from declarations.changes.selectors.hindsight import Hindsight, TookPart
from declarations.guidance.rulebook import load
from declarations.interests import clocks
from declarations.interests.cards import heading_of

Row = tuple[str, str]

TITLE = "Would have been different"
LEAD = (
    "Answers for meetings that were over when somebody wrote down a fact that they rest on. "
    "They say what the rules would have asked for then, not that anybody did wrong."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One deed in the list."""

    heading: str
    kind: str
    when: str
    says: str
    href: str
    settled: str  # empty: nobody has looked into it


@dataclass(frozen=True, slots=True)
class HindsightPage:
    title: str
    lead: str
    waiting: tuple[Entry, ...]
    settled: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One item of a past meeting: what was said of whom, what would be said now, and what they did there."""

    meeting: str
    meeting_href: str
    item: str
    href: str
    who: str
    person_href: str
    before: str
    after: str
    took_part: str


@dataclass(frozen=True, slots=True)
class OnePage:
    """One deed with everything that the Guardian needs to judge it."""

    title: str
    caption: str
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]
    note: str
    noted: str
    may_note: bool
    back: str


def hindsight_page(found: list[Hindsight]) -> HindsightPage:
    """What waits for the Guardian, and what they have looked into."""
    return HindsightPage(
        title=TITLE,
        lead=LEAD,
        waiting=tuple(_entry(one) for one in found if one.note is None),
        settled=tuple(_entry(one) for one in found if one.note is not None),
    )


def one_page(one: Hindsight, taken: Mapping[tuple[UUID, UUID], TookPart], actor: Actor) -> OnePage:
    """The page of one deed."""
    return OnePage(
        title=did(one.changes[0]),
        caption=_kind(one),
        rows=tuple(_rows(one)),
        lines=tuple(_line(change, taken) for change in one.changes),
        note=one.note.note if one.note else "",
        noted=f"Looked into for {one.ccg}" if one.note else "",
        may_note=bool(permissions.may_look_into(actor, one.ccg)),
        back=reverse("hindsight"),
    )


def _entry(one: Hindsight) -> Entry:
    return Entry(
        heading=did(one.changes[0]),
        kind=_kind(one),
        when=moment(one.deed.at),
        says=_says(one),
        href=reverse("hindsight_of", args=[one.deed.pk]),
        settled=one.note.note if one.note else "",
    )


def _kind(one: Hindsight) -> str:
    return "Late declaration" if one.is_late_declaration else "Known only afterwards"


def _says(one: Hindsight) -> str:
    items, meetings = ({getattr(change, key) for change in one.changes} for key in ("item_id", "meeting_id"))
    about = f"{one.changes[0].about}. " if one.changes[0].about else ""
    return f"{about}It touches {counted(len(items), 'item')} of {counted(len(meetings), 'meeting')} that had been held."


def _rows(one: Hindsight) -> Iterator[Row]:
    yield "What was done", f"{did(one.changes[0])}, {moment(one.deed.at)}"
    if one.deed.because:
        yield "Because", one.deed.because
    if one.interest is None:
        yield "What it is about", one.changes[0].about
        return
    yield "Interest", f"{heading_of(one.interest)} ({one.interest.person})"
    yield "Began", day(one.interest.since)
    yield "Became aware", day(one.interest.aware_on)
    yield "Declared", day(one.interest.declared_on)
    yield from _clocks(one)


def _clocks(one: Hindsight) -> Iterator[Row]:
    """R2.3: the Act counts from becoming aware, its form from the day the interest arose; the stricter is a warning only."""
    assert one.interest is not None
    running = clocks.both(
        began=one.interest.since,
        aware=one.interest.aware_on,
        declared=one.interest.declared_on,
        appointed=one.appointed,
        book=load(),
    )
    by_law = {clock.in_law: clock for clock in running}
    yield "28 days of the Act", _clock(by_law.get(True), "The day of becoming aware is not recorded, so nobody can tell.")
    yield "28 days of the form", _clock(by_law.get(False), "The day on which it began is not recorded, so nobody can tell.")


def _clock(clock: clocks.Clock | None, unknown: str) -> str:
    if clock is None:
        return unknown
    where = clock.place if clock.in_law else "the declaration form"
    counted_from = f"Declared {counted(clock.days, 'day')} after {clock.event}, on {day(clock.since)}"
    if not clock.is_late:
        return f"In time. {counted_from}."
    return f"{'Late' if clock.in_law else 'Perhaps late'}. {counted_from}; {where} allows {clock.allowed}."


def _line(change: Change, taken: Mapping[tuple[UUID, UUID], TookPart]) -> Line:
    return Line(
        meeting=title_of(change.meeting),
        meeting_href=reverse("meeting", args=[change.meeting_id]),
        item=f"Item {change.item.number} {change.item.title}",
        href=href_of(change),
        who=whom(change),
        person_href=reverse("person", args=[change.person_id]) if change.person_id else "",
        before=change.before,
        after=change.after,
        took_part=_took_part(taken[change.item_id, change.person_id]) if change.person_id else "",
    )


def _took_part(what: TookPart) -> str:
    if what.was_away or (what.state and Attendance.State(what.state).is_away):
        return "Was away."
    if what.ruling and what.ruling.step:
        return f"Ruled on then: {what.ruling.says} ({what.ruling.ruled_by})."
    if what.state == Attendance.State.PRESENT:
        return "Was there, and nothing was ruled."
    return "Attendance is not recorded, so nobody can tell whether they took part."
