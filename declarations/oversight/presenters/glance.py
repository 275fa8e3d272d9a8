"""A year at a glance: the numbers, the picture, and the same in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from coi_register.nhsuk.words import counted, day
from declarations.oversight.drawing import Drawing, Square, drawn, tone_of
from declarations.oversight.facts import HeldItem, HeldMeeting
from declarations.oversight.presenters.tabs import Head
from declarations.oversight.selectors import Overseen
from declarations.oversight.tally import Tally, tally_of
from declarations.oversight.unlike import lighter

COLUMNS = ("Meeting", "Items", "Withdrawals", "Quorums lost", "From what")
MOST_LETTERS = 50  # of a label, in the width of the picture


@dataclass(frozen=True, slots=True)
class Mark:
    """One square of the picture, with the sentence that stands under the pointer."""

    x: int
    y: int
    tone: str
    text: str
    text_x: int
    text_y: int
    says: str
    href: str


@dataclass(frozen=True, slots=True)
class Line:
    """One meeting of the picture."""

    label: str
    y: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    width: int
    height: int
    side: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One meeting in words: its items that somebody withdrew from, or that lost their quorum, each (words, address)."""

    meeting: str
    href: str
    items: int
    withdrawals: int
    lost: int
    happened: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class GlancePage:
    head: Head
    says: str
    numbers: tuple[tuple[str, int, str], ...]  # of what, how many, and what else there is to say of it
    picture: Picture | None
    meetings: tuple[Told, ...]
    columns: tuple[str, ...] = COLUMNS


def glance_page(found: Overseen, head: Head) -> GlancePage:
    """The year as a picture, with its text beneath."""
    tally = tally_of(found.meetings)
    return GlancePage(
        head=head,
        says=_says(tally),
        numbers=tuple(_numbers(tally, len(found.rulings), len(lighter(found.rulings)))),
        picture=_picture(drawn(found.meetings)) if found.meetings else None,
        meetings=tuple(map(_told, found.meetings)),
    )


def _says(tally: Tally) -> str:
    if not tally.meetings:
        return "No meeting was held."
    held = f"{counted(tally.meetings, 'meeting')} with {counted(tally.items, 'item')}"
    return (
        f"{held}: somebody withdrew from {tally.touched or 'none'}, and {tally.lost_quorums or 'none'} had no quorum left."
    )


def _numbers(tally: Tally, rulings: int, asked_less: int) -> Iterator[tuple[str, int, str]]:
    yield "Meetings held", tally.meetings, ""
    yield "Items", tally.items, f"of which {tally.decisions} for decision"
    yield "Withdrawals", tally.withdrawals, f"from {counted(tally.touched, 'item')}"
    yield "Quorums lost", tally.lost_quorums, ""
    yield "Rulings in force", rulings, f"of which {asked_less} lighter than recommended"


def _picture(drawing: Drawing) -> Picture:
    lines = (
        Line(_label(row.meeting), row.y, tuple(_mark(square, row.meeting) for square in row.squares)) for row in drawing.rows
    )
    return Picture(drawing.width, drawing.height, drawing.side, tuple(lines))


def _mark(square: Square, meeting: HeldMeeting) -> Mark:
    x, y = square.middle
    return Mark(
        x=square.x,
        y=square.y,
        tone=square.tone,
        text=str(square.item.withdrawals or ""),
        text_x=x,
        text_y=y,
        says=f"{day(meeting.on)}, {meeting.committees}: {says(square.item)}",
        href=_href(meeting, square.item),
    )


def _label(meeting: HeldMeeting) -> str:
    """14 Sep 2017, Primary Care Commissioning Committee; what is longer is told whole in the table."""
    label = f"{meeting.on.day} {meeting.on:%b %Y}, {meeting.committees}"
    return label if len(label) <= MOST_LETTERS else f"{label[: MOST_LETTERS - 1]}…"


def says(item: HeldItem) -> str:
    """Item 4, Blood-thinning monitoring: 5 people withdrew; no quorum was left."""
    lost = "; no quorum was left" if item.lost_quorum else ""
    who = counted(item.withdrawals, "person", "people") if item.withdrawals else "nobody"
    return f"Item {item.number}, {item.title}: {who} withdrew{lost}"


def _href(meeting: HeldMeeting, item: HeldItem) -> str:
    return f"{reverse('conflicts_list', args=[meeting.key])}#item-{item.number}"


def _told(meeting: HeldMeeting) -> Told:
    return Told(
        meeting=f"{meeting.committees}, {day(meeting.on)}",
        href=reverse("conflicts", args=[meeting.key]),
        items=len(meeting.items),
        withdrawals=sum(item.withdrawals for item in meeting.items),
        lost=sum(item.lost_quorum for item in meeting.items),
        happened=tuple((says(item), _href(meeting, item)) for item in meeting.items if tone_of(item) != "none"),
    )
