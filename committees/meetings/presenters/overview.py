"""The overview of a meeting: the facts, what is left to do, and who is expected."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, day, joined
from committees.meetings.models import Attendance, Item, ItemAbsence, Meeting
from committees.meetings.notices import Task, tasks_at
from committees.meetings.permissions import may_keep_agenda, may_read_item, may_record_any_attendance, may_set_concerns
from committees.meetings.presenters.nav import MeetingNav, meeting_nav, state_of
from committees.meetings.presenters.words import clock, concerns_of, is_bare
from committees.meetings.selectors import Sitting
from committees.seats.vocabulary import SEAT_CATEGORY_LABELS, SeatCategory

STATE_COLOURS = {
    "Present": "green",
    "Expected": "blue",
    "Apologies": "grey",
    "Absent": "grey",
    "Not recorded": "yellow",
    "Vacant": "red",
    "Not invited": "grey",
}


@dataclass(frozen=True, slots=True)
class SittingRow:
    who: str
    seat: str
    about: str
    state: str
    colour: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """`people` is (committee, rows); addresses are empty where the actor may not do the deed."""

    nav: MeetingNav
    facts: tuple[tuple[str, str], ...]
    tasks: tuple[Task, ...]
    people: tuple[tuple[str, tuple[SittingRow, ...]], ...]
    attendance: str
    held: str
    cancel: str


def overview_page(
    actor: Actor, meeting: Meeting, items: list[Item], sittings: list[Sitting], absences: list[ItemAbsence]
) -> OverviewPage:
    """The overview as this actor may read it."""
    planned = meeting.state == Meeting.State.PLANNED
    keeps = planned and bool(may_keep_agenda(actor, meeting))
    records = meeting.state != Meeting.State.CANCELLED and bool(may_record_any_attendance(actor, meeting))
    readable = [item for item in items if may_read_item(actor, item)]
    return OverviewPage(
        nav=meeting_nav(meeting, "Overview", actor=actor),
        facts=tuple(_facts(meeting, len(items))),
        tasks=tuple(_tasks(actor, meeting, readable, sittings, records=records)) if planned else (),
        people=tuple(_people(meeting, sittings, [row for row in absences if row.item in readable])),
        attendance=reverse("attendance", args=[meeting.pk]) if records else "",
        held=reverse("hold_meeting", args=[meeting.pk]) if keeps and _is_due(actor, meeting) else "",
        cancel=reverse("cancel_meeting", args=[meeting.pk]) if keeps else "",
    )


def _is_due(actor: Actor, meeting: Meeting) -> bool:
    return actor.on is None or meeting.on <= actor.on


def _facts(meeting: Meeting, items: int) -> Iterator[tuple[str, str]]:
    yield "Date", day(meeting.on)
    yield "Starts at", clock(meeting.starts_at) if meeting.starts_at else "Not known yet"
    yield "Place", meeting.venue or "Not known yet"
    yield "Convened by", str(meeting.ccg)
    yield (
        "Committees in common" if meeting.is_in_common else "Committee",
        joined(
            f"{committee}, {committee.ccg}" if meeting.is_in_common else str(committee) for committee in meeting.committees
        ),
    )
    yield "Agenda", counted(items, "item")
    yield "State", state_of(meeting)[0]


def _tasks(actor: Actor, meeting: Meeting, items: list[Item], sittings: list[Sitting], *, records: bool) -> Iterator[Task]:
    if not items and may_keep_agenda(actor, meeting):
        yield Task(
            "Add the first item to the agenda", "The agenda is empty.", reverse("add_item", args=[meeting.pk]), "To do"
        )
    for item in items:
        if may_set_concerns(actor, item):
            yield from _tasks_of(item)
    filled = [sitting for sitting in sittings if sitting.person and not sitting.seat.invited_as]
    answered = [sitting for sitting in filled if sitting.attendance]
    if records and len(answered) < len(filled):
        status = "Started" if answered else "To do"
        hint = f"{len(answered)} of {counted(len(filled), 'person', 'people')} recorded."
        yield Task("Record who is expected and who sent apologies", hint, reverse("attendance", args=[meeting.pk]), status)
    yield from tasks_at(meeting, actor)


def _tasks_of(item: Item) -> Iterator[Task]:
    href = reverse("item", args=[item.pk])
    if is_bare(item):
        yield Task(f"Say what item {item.number} concerns", item.title, href, "To do")
    parties = [concern.text for concern in concerns_of(item) if concern.is_unidentified]
    if parties:
        yield Task(f"Identify {joined(parties)} in item {item.number}", item.title, href, "To do")


def _people(
    meeting: Meeting, sittings: Iterable[Sitting], absences: list[ItemAbsence]
) -> Iterator[tuple[str, tuple[SittingRow, ...]]]:
    rows = [*sittings]
    for committee in meeting.committees:
        name = f"{committee}, {committee.ccg}" if meeting.is_in_common else str(committee)
        yield name, tuple(_row(sitting, absences) for sitting in rows if sitting.seat.committee_id == committee.pk)


def _row(sitting: Sitting, absences: list[ItemAbsence]) -> SittingRow:
    state = _state(sitting)
    away = [row.item.number for row in absences if row.person == sitting.person]
    notes = [_deputy(sitting), f"Away for {'items' if len(away) > 1 else 'item'} {joined(away)}" if away else ""]
    return SittingRow(
        who=str(sitting.person) if sitting.person else "Nobody holds this seat",
        seat=sitting.seat.office,
        about=_about(sitting),
        state=state,
        colour=STATE_COLOURS[state],
        note=". ".join(filter(None, notes)),
    )


def _state(sitting: Sitting) -> str:
    if sitting.person is None:
        return "Vacant"
    if sitting.attendance:
        return sitting.attendance.get_state_display()
    return "Not invited" if sitting.seat.invited_as else "Not recorded"


def _deputy(sitting: Sitting) -> str:
    row = sitting.deputy_attendance
    if row is None or Attendance.State(row.state).is_away:
        return ""
    return f"{row.person} {'came' if row.state == Attendance.State.PRESENT else 'comes'} as deputy"


def _about(sitting: Sitting) -> str:
    seat = sitting.seat
    office = "Chair" if seat.chair else "Vice-chair" if seat.vice_chair else "may be invited" if seat.invited_as else ""
    vote = "votes" if seat.voting else "does not vote"
    return ", ".join(filter(None, [SEAT_CATEGORY_LABELS[SeatCategory(seat.category)], office, vote]))
