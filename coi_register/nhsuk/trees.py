"""A tree of boxes drawn from top to bottom, narrow enough for a phone, and the same in words."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field

WIDTH = 328
INDENT, DEEPEST = 24, 5  # further down nothing moves to the right any more, or no room would be left for words
PADDING, ROW, NOTE_ROW, GAP = 12, 22, 19, 10
STEM = 16  # from the left edge of a box to the line that leaves it
NAME_LETTER, NOTE_LETTER = 9, 7.6  # how wide a letter is at most, on average: words wrap by it, for a picture cannot


@dataclass(frozen=True, slots=True)
class Node:
    """One box: its name, how the one above is tied to it, and what hangs below it."""

    name: str
    tie: str = ""  # as read from the one above: “member of, from 1 March 2016, ongoing”
    note: str = ""
    strong: bool = False  # the one that everything leads to
    faint: bool = False  # the tie does not hold on the day; the words of `tie` say so, too
    below: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    x: int
    y: int
    width: int
    height: int
    strong: bool
    faint: bool


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line as the data of an SVG path."""

    data: str
    faint: bool


@dataclass(frozen=True, slots=True)
class Text:
    x: int
    y: int
    words: str
    kind: str  # name, strong or note


@dataclass(slots=True)
class Picture:
    """What a template places; `says` is all of it in words."""

    says: str
    width: int = WIDTH
    height: int = 0
    boxes: list[Box] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)


def drawn(root: Node) -> Picture:
    """The picture of a tree. A chain, in which nothing branches, runs straight down."""
    picture = Picture(". ".join(_ties(root)) or root.name)
    _place(picture, root, 0, 1, 0 if _is_chain(root) else INDENT)
    picture.height = max(box.y + box.height for box in picture.boxes) + 2
    return picture


def _ties(node: Node) -> Iterator[str]:
    """Each tie of the tree in words: Riverside Practice, member of, from 1 March 2016, ongoing: Valley Federation."""
    for child in node.below:
        note = f" ({child.note})" if child.note else ""
        yield f"{node.name}, {child.tie}: {child.name}{note}"
        yield from _ties(child)


def _is_chain(node: Node) -> bool:
    return not node.below or (len(node.below) == 1 and _is_chain(node.below[0]))


def _place(picture: Picture, node: Node, depth: int, top: int, indent: int) -> tuple[Box, int]:
    """Put the box and everything below it; answers with the box and the first free height."""
    x = 2 + indent * min(depth, DEEPEST)
    box = _box(picture, node, x, top)
    free, indented = box.y + box.height, indent > 0 and depth < DEEPEST
    for child in node.below:
        ties = _wrapped(child.tie, WIDTH - x - STEM - 24, NOTE_LETTER)
        label_x = x + (INDENT + 4 if indented else STEM + 12)
        for row, words in enumerate(ties, 1):
            picture.texts.append(Text(label_x, free + GAP + row * NOTE_ROW - 5, words, "note"))
        placed, free = _place(picture, child, depth + 1, free + GAP + len(ties) * NOTE_ROW + GAP // 2, indent)
        picture.strokes.append(Stroke(_line(x + STEM, box.y + box.height, placed, indented), child.faint))
    return box, free


def _box(picture: Picture, node: Node, x: int, top: int) -> Box:
    room = WIDTH - x - 2 - 2 * PADDING
    names, notes = _wrapped(node.name, room, NAME_LETTER), _wrapped(node.note, room, NOTE_LETTER)
    height = 2 * PADDING - 4 + len(names) * ROW + len(notes) * NOTE_ROW
    box = Box(x, top, WIDTH - x - 2, height, node.strong, node.faint)
    picture.boxes.append(box)
    kind = "strong" if node.strong else "name"
    picture.texts += [Text(x + PADDING, top + PADDING + row * ROW - 8, words, kind) for row, words in enumerate(names, 1)]
    under = top + PADDING + len(names) * ROW
    picture.texts += [Text(x + PADDING, under + row * NOTE_ROW - 8, words, "note") for row, words in enumerate(notes, 1)]
    return box


def _line(x: int, start: int, to: Box, indented: bool) -> str:
    """Down to the box below with the head of an arrow; where it stands further right, down beside it and across."""
    if not indented:
        return f"M{x} {start}V{to.y}M{x - 5} {to.y - 7}L{x} {to.y}L{x + 5} {to.y - 7}"
    middle = to.y + to.height // 2
    return f"M{x} {start}V{middle}H{to.x}"


def _wrapped(words: str, room: float, letter: float) -> list[str]:
    return textwrap.wrap(words, max(8, int(room / letter)))
