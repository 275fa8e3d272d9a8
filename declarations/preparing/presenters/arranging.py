"""The checklist and the order of items, as those who keep them read them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, day
from committees.meetings.facts import Item
from committees.meetings.models import Meeting
from committees.meetings.permissions import may_keep_agenda
from committees.meetings.presenters.nav import MeetingNav, meeting_nav
from declarations.conflicts.presenters.words import certainty
from declarations.conflicts.selectors import Assessed
from declarations.preparing import permissions
from declarations.preparing.selectors.arranging import Arrangement
from declarations.preparing.selectors.checklist import Point
from declarations.preparing.standing import is_of_declarations
from declarations.preparing.vocabulary import BLOCK_LABELS


@dataclass(frozen=True, slots=True)
class PointRow:
    says: str
    fact: str
    tone: str  # good, bad or none
    ticked: str


@dataclass(frozen=True, slots=True)
class ChecklistPage:
    nav: MeetingNav
    source: str
    blocks: tuple[tuple[str, tuple[PointRow, ...]], ...]
    may_tick: bool
    head: str  # where an item for declarations is put at the head of the agenda, by who may, where there is none
    doors: tuple[tuple[str, str], ...]
    back: str


def checklist_page(found: Assessed, points: Sequence[Point], actor: Actor) -> ChecklistPage:
    """The three blocks."""
    meeting = found.gathered.row
    bare = not any(is_of_declarations(item) for item in found.meeting.items)
    return ChecklistPage(
        nav=meeting_nav(meeting, "Prepare", actor=actor),
        source=_source(found, points),
        blocks=tuple(
            (label, tuple(_point(one) for one in points if one.written.block is block))
            for block, label in BLOCK_LABELS.items()
            if any(one.written.block is block for one in points)
        ),
        may_tick=bool(points) and meeting.state != Meeting.State.CANCELLED and _may_tick(found, actor),
        head=reverse("put_declarations_first", args=[meeting.pk]) if bare and _keeps(meeting, actor) else "",
        doors=tuple(
            (text, reverse(name, args=[meeting.pk]))
            for text, name in (
                ("What members said", "answers"),
                ("Declarations of interest", "declarations_item"),
                ("Register of those who come", "register_extract"),
                ("Conflicts", "conflicts"),
            )
        ),
        back=reverse("preparing", args=[meeting.pk]),
    )


def _may_tick(found: Assessed, actor: Actor) -> bool:
    return bool(permissions.may_keep_checklist(actor, found))


def _keeps(meeting: Meeting, actor: Actor) -> bool:
    return meeting.state == Meeting.State.PLANNED and bool(may_keep_agenda(actor, meeting))


def _source(found: Assessed, points: Sequence[Point]) -> str:
    if not points:
        return f"The guidance in force on {day(found.meeting.date)} gives no checklist that is known here."
    source = points[0].written.source
    return f"{found.book.title_of(source.instrument)}: {source.place}. {certainty(source, None)}."


def _point(point: Point) -> PointRow:
    fact = point.fact
    tone = "none" if fact is None or fact.is_met is None else "good" if fact.is_met else "bad"
    tick = point.tick
    ticked = f"{'Ticked' if tick.done else 'Taken back'} by {tick.by_name} on {day(tick.at)}" if tick else ""
    return PointRow(point.written.says, fact.says if fact else "", tone, ticked)


@dataclass(frozen=True, slots=True)
class Placed:
    """One item in the suggested order."""

    title: str
    stays: bool
    moved: str


@dataclass(frozen=True, slots=True)
class OrderPage:
    nav: MeetingNav
    says: str
    tone: str
    detail: str
    order: tuple[Placed, ...]
    may_apply: bool
    why_not: str
    back: str


def order_page(found: Assessed, arranged: Arrangement, actor: Actor) -> OrderPage:
    """The suggestion, and whether it can be taken up."""
    meeting, suggestion = found.gathered.row, arranged.suggestion
    verdict = may_keep_agenda(actor, meeting)
    planned = meeting.state == Meeting.State.PLANNED
    return OrderPage(
        nav=meeting_nav(meeting, "Prepare", actor=actor),
        says=_saves(suggestion.saves) if suggestion.moves_given else "Nobody has to leave, so every order is as good.",
        tone="todo" if suggestion.saves else "good",
        detail=f"As it stands people go or come {counted(suggestion.moves_given, 'time')}; "
        f"in the order below {counted(suggestion.moves, 'time')}.",
        order=tuple(_placed(item, place, arranged, found, actor) for place, item in enumerate(arranged.order)),
        may_apply=bool(verdict) and planned and suggestion.saves > 0,
        why_not="" if verdict else "The governance officer or the secretary of the committee changes the order.",
        back=reverse("preparing", args=[meeting.pk]),
    )


def _saves(saves: int) -> str:
    if not saves:
        return "The order is a good one: no other saves a going or a coming."
    return f"The order below saves {counted(saves, 'going or coming', 'goings and comings')}."


def _placed(item: Item, place: int, arranged: Arrangement, found: Assessed, actor: Actor) -> Placed:
    was = arranged.items.index(item)
    moved = "" if was == place else f"moved {'up' if place < was else 'down'} from place {was + 1}"
    return Placed(titled(item, found, actor), item.key in arranged.fixed, moved)


def titled(item: Item, found: Assessed, actor: Actor) -> str:
    """The item as the reader may read it."""
    return f"{item.number} {item.title}" if item in found.items_for(actor) else f"{item.number} Private item"
