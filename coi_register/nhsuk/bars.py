"""Bars that share out a whole: where each part of each bar stands, and the figure in it where there is room."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

WIDTH = 352  # of a phone, without its margins: drawn at its own size there
LABEL, THICK, BELOW = 18, 28, 14
ROOM_FOR_A_FIGURE = 22


@dataclass(frozen=True, slots=True)
class Part:
    """So many of the whole; `tone` good, late, waiting, left or bad, and `says` what they are."""

    count: int
    tone: str
    says: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    part: Part
    x: float
    y: int
    width: float
    shows_figure: bool

    @property
    def middle(self) -> tuple[float, int]:
        return round(self.x + self.width / 2, 1), self.y + THICK // 2


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    y: int  # of its label
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    width: int
    height: int
    thick: int
    bars: tuple[Bar, ...]


def drawn(rows: Iterable[tuple[str, Iterable[Part]]]) -> Bars:
    """The bars one under the other, each as wide as the picture; a bar without a label takes no room for one."""
    bars, y = [], 0
    for label, parts in rows:
        top = y + (LABEL if label else 0)
        bars.append(Bar(label, top - 5, tuple(_segments([*parts], top))))
        y = top + THICK + BELOW
    return Bars(WIDTH, max(y - BELOW, 0), THICK, tuple(bars))


def _segments(parts: list[Part], y: int) -> Iterator[Segment]:
    whole, x = sum(part.count for part in parts), 0.0
    for part in parts:
        if part.count:
            width = round(part.count * WIDTH / whole, 1)
            yield Segment(part, round(x, 1), y, width, width >= ROOM_FOR_A_FIGURE)
            x += part.count * WIDTH / whole
