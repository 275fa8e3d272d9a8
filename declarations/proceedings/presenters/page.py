"""The room as one reader sees it: what to do now, what to say, who goes and comes, what is left, and the agenda."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, hour, joined
from committees.meetings.models import Meeting
from committees.meetings.presenters.nav import MeetingNav, meeting_nav
from declarations.proceedings.permissions import may_run
from declarations.proceedings.presenters.agenda import ItemRow, agenda_rows
from declarations.proceedings.presenters.in_hand import InHand, in_hand, why_kept
from declarations.proceedings.presenters.people import People, people_in
from declarations.proceedings.presenters.words import opening_words
from declarations.proceedings.selectors import AtItem, Room, bars_at

TAB = "In the room"
Verdict = tuple[str, str, tuple[str, ...]]  # tone, the sentence, and more under it


@dataclass(frozen=True, slots=True)
class RoomPage:
    """Everything on either screen; addresses are empty where its reader may not, or it is not the time."""

    nav: MeetingNav
    meeting: UUID
    state: str
    is_open: bool
    says: str
    detail: tuple[str, ...]
    tone: str
    opening: tuple[str, ...]
    in_hand: InHand | None
    people: People
    items: tuple[ItemRow, ...]
    open_it: str
    close_it: str
    minutes: str
    other: tuple[str, str]
    may_run: bool
    clock: str  # that the clock went back; empty while it goes as it should
    updated: str


def room_page(room: Room, actor: Actor, *, state: str, current: str, now: datetime) -> RoomPage:
    """`current` is the screen: "room" for the chair, "room_record" for the secretary."""
    meeting, sitting = room.meeting, room.sitting
    is_open = sitting is not None and sitting.closed_at is None
    runs = bool(may_run(actor, meeting))
    at = room.in_hand if is_open else None
    kept = at is not None and room.is_kept_from(actor, at.taken.item)
    tone, says, detail = _verdict(room, at, why_kept(room, actor, at.taken) if at and kept else "")
    return RoomPage(
        nav=meeting_nav(meeting, TAB, actor=actor),
        meeting=meeting.pk,
        state=state,
        is_open=is_open,
        says=says,
        detail=detail,
        tone=tone,
        opening=opening_words(room) if is_open and not any(one.begun_at for one in room.told.items) else (),
        in_hand=in_hand(room, at, actor, runs=runs, kept=kept) if at else None,
        people=_people(room, at, runs=runs, kept=kept) if sitting else People(),
        items=tuple(agenda_rows(room, actor, runs=runs and is_open)) if sitting else (),
        open_it=reverse("open_room", args=[meeting.pk]) if runs and sitting is None and _is_planned(meeting) else "",
        close_it=reverse("close_room", args=[meeting.pk]) if runs and is_open and at is None else "",
        minutes=reverse("minutes", args=[meeting.pk]) if runs and sitting and not is_open else "",
        other=_other(current, meeting.pk),
        may_run=runs,
        clock=_clock(sitting.noted_at, now) if sitting and is_open else "",
        updated=hour(now),
    )


def _people(room: Room, at: AtItem | None, *, runs: bool, kept: bool) -> People:
    """Once the meeting has closed nobody is in the room; what was noted of them stays."""
    is_open = room.sitting is not None and room.sitting.closed_at is None
    people = people_in(room, at, runs=runs and is_open, kept=kept)
    return people if is_open else People(movements=people.movements)


def _clock(noted: datetime, now: datetime) -> str:
    """Times never go backwards: what is noted while the clock is behind bears the last time noted."""
    if noted <= now:
        return ""
    return (
        f"The clock of this service went back: it says {hour(now)}, and {hour(noted)} was noted already. Until it has caught up, "
        f"{hour(noted)} is noted. Correct those times afterwards on the secretary’s screen."
    )


def _is_planned(meeting: Meeting) -> bool:
    return meeting.state == Meeting.State.PLANNED


def _other(current: str, meeting: UUID) -> tuple[str, str]:
    """The door to the other screen."""
    if current == "room":
        return "The secretary’s screen", reverse("room_record", args=[meeting])
    return "The chair’s screen", reverse("room", args=[meeting])


def _verdict(room: Room, at: AtItem | None, kept: str) -> tuple[str, str, tuple[str, ...]]:
    """The five-second answer: what is there to do now?"""
    if room.sitting is None:
        return "todo", "The meeting has not been opened.", ()
    if room.sitting.closed_at is not None:
        return "good", f"The meeting closed at {hour(room.sitting.closed_at)}.", ()
    if at is None:
        left = [one for one in room.told.items if one.outcome is None]
        return (
            ("todo", f"Nothing is in hand. {counted(len(left), 'item')} to take.".capitalize(), ()) if left else _all_taken()
        )
    if kept:
        return "unknown", kept, ()
    if at.still_here:
        names = joined(one.name for one in at.still_here)
        now = any(one.must_leave_now for one in at.still_here)
        return "bad", f"{names} must leave {'now' if now else 'before the decision'}.", _short_of(at)
    if barred := bars_at(at):
        return "bad", "No decision can be recorded as things stand.", tuple(bar.says for bar in barred)
    return "good", "The committee can decide.", ()


def _all_taken() -> tuple[str, str, tuple[str, ...]]:
    return "good", "Every item has been taken. You may close the meeting.", ()


def _short_of(at: AtItem) -> tuple[str, ...]:
    """What will be wanting once they have gone."""
    afters = at.due.answer.after
    names = at.found.committee_names
    return tuple(
        f"Once they have gone, the {names[after.committee]} is "
        + (
            "quorate."
            if after.quorate
            else "not quorate: " + "; ".join(clause.says for clause in after.failed_clauses) + "."
        )
        for after in afters
        if after.quorate is not None
    )
