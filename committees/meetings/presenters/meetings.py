"""The list of meetings: those to come first, then those past, by year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse

from coi_register.nhsuk.words import counted, day
from committees.meetings.models import Meeting
from committees.meetings.presenters.nav import ccgs_of, state_of, who_meets


@dataclass(frozen=True, slots=True)
class MeetingRow:
    href: str
    when: str
    who: str
    ccgs: str
    items: str
    state: str
    colour: str
    warning: str = ""


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    """`past` is (year, rows), the latest year first; `may_convene` shows the button."""

    upcoming: tuple[MeetingRow, ...]
    past: tuple[tuple[int, tuple[MeetingRow, ...]], ...]
    may_convene: bool


def meetings_page(meetings: Iterable[Meeting], *, on: date, may_convene: bool) -> MeetingsPage:
    """The meetings seen on a day; a meeting of that day is still to come until it was held."""
    rows = [*meetings]
    upcoming = [meeting for meeting in rows if meeting.on >= on and meeting.state == Meeting.State.PLANNED]
    past = [meeting for meeting in reversed(rows) if meeting not in upcoming]
    return MeetingsPage(
        upcoming=tuple(_row(meeting) for meeting in upcoming),
        past=tuple((year, tuple(_row(one) for one in ones)) for year, ones in groupby(past, key=lambda one: one.on.year)),
        may_convene=may_convene,
    )


def _row(meeting: Meeting) -> MeetingRow:
    state, colour = state_of(meeting)
    return MeetingRow(
        href=reverse("meeting", args=[meeting.pk]),
        when=day(meeting.on),
        who=who_meets(meeting),
        ccgs=ccgs_of(meeting),
        items=counted(meeting.items_count, "item"),  # type: ignore[attr-defined]
        state=state,
        colour=colour,
        warning=_warning(meeting),
    )


def _warning(meeting: Meeting) -> str:
    bare: int = meeting.bare_count  # type: ignore[attr-defined]
    if not bare or meeting.state != Meeting.State.PLANNED:
        return ""
    return f"{counted(bare, 'decision')} that nobody can be checked against yet"
