"""A year at a glance: where each square of the picture stands; a row for each meeting, a square for each item."""

from collections.abc import Sequence
from dataclasses import dataclass

from declarations.oversight.facts import HeldItem, HeldMeeting

WIDTH = 352  # of a phone, without its margins: drawn at its own size there
SIDE, GAP = 32, 8
LABEL, BELOW = 20, 18
IN_A_LINE = (WIDTH + GAP) // (SIDE + GAP)


@dataclass(frozen=True, slots=True)
class Square:
    """One item: how many withdrew stands in it, its number under the pointer; tone: none, some or lost."""

    item: HeldItem
    x: int
    y: int
    tone: str

    @property
    def middle(self) -> tuple[int, int]:
        return self.x + SIDE // 2, self.y + SIDE // 2


@dataclass(frozen=True, slots=True)
class Row:
    meeting: HeldMeeting
    y: int  # of its label
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    side: int
    rows: tuple[Row, ...]


def drawn(meetings: Sequence[HeldMeeting]) -> Drawing:
    """The meetings one under the other, in the order given; a long agenda goes on in the next line."""
    rows, y = [], 0
    for meeting in meetings:
        lines = max(1, -(-len(meeting.items) // IN_A_LINE))
        top = y + LABEL
        rows.append(Row(meeting, y + LABEL - 6, tuple(_square(item, n, top) for n, item in enumerate(meeting.items))))
        y = top + lines * (SIDE + GAP) + BELOW - GAP
    return Drawing(WIDTH, y, SIDE, tuple(rows))


def tone_of(item: HeldItem) -> str:
    """What became of an item, in a word."""
    if item.lost_quorum:
        return "lost"
    return "some" if item.withdrawals else "none"


def _square(item: HeldItem, n: int, top: int) -> Square:
    line, place = divmod(n, IN_A_LINE)
    return Square(item, place * (SIDE + GAP), top + line * (SIDE + GAP), tone_of(item))
