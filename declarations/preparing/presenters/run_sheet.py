"""The run-sheet of a meeting: item by item who leaves when, who presides, the words to say, and what is left."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, joined
from committees.meetings.facts import Item
from committees.meetings.presenters.nav import MeetingNav, meeting_nav
from committees.meetings.vocabulary import Part
from declarations.conflicts.presenters import matrix
from declarations.conflicts.presenters.needs import failures_of, needs
from declarations.conflicts.presenters.words import Word, majority_words, quorum_words
from declarations.conflicts.selectors import Assessed
from declarations.guidance.findings import After
from declarations.guidance.vocabulary import Outcome
from declarations.preparing.presenters import script
from declarations.preparing.selectors.declared import DeclaredAt, declarations_in
from declarations.preparing.selectors.rooms import Passage, Stance, passages
from declarations.preparing.standing import is_of_declarations


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that happens at the door, in a word and with names."""

    word: Word
    names: str


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of one committee for the decision."""

    committee: str  # empty where only one meets
    chair: str
    votes: str
    quorum: Word
    majority: Word | None
    fails: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetItem:
    number: str
    title: str
    about: str  # private, for decision
    open: str  # on whom somebody has still to rule
    moves: tuple[Move, ...]
    words: tuple[str, ...]  # to be read out, in their order
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True)
class RunSheetPage:
    nav: MeetingNav
    says: str
    tone: str
    doubts: tuple[str, ...]  # what cannot be told yet
    opening: tuple[str, ...]
    items: tuple[SheetItem, ...]
    lobby: tuple[tuple[str, str], ...]  # who waits outside, for which items
    order: str
    back: str


def run_sheet_page(found: Assessed, actor: Actor) -> RunSheetPage:
    """The sheet of the items that the reader may read."""
    items = found.items_for(actor)
    way = [*passages(found, items)]
    declared = declarations_in(found, items=[item.key for item in items])
    waiting = sum(1 for one in way for stance in one.stances if is_to_be_ruled_on(stance))
    meeting = found.gathered.meeting
    return RunSheetPage(
        nav=meeting_nav(found.gathered.row, "Prepare", actor=actor),
        says=_says(items, waiting),
        tone="todo" if waiting else "good",
        doubts=tuple(need.says for need in needs(found, items) if need.tone == "unknown"),
        opening=script.opening(found, items),
        items=tuple(_items(found, way, declared)),
        lobby=tuple(lobby(way)),
        order=reverse("order_of_items", args=[meeting]),
        back=reverse("preparing", args=[meeting]),
    )


def _says(items: Sequence[Item], waiting: int) -> str:
    if not items:
        return "There is no agenda yet."
    if not waiting:
        return "Every conflict is ruled on. Go by this sheet."
    return f"{counted(waiting, 'conflict')} still to rule on. Until then the sheet says what is recommended."


def _items(found: Assessed, way: Sequence[Passage], declared: Sequence[DeclaredAt]) -> Iterator[SheetItem]:
    chair: str | None = None
    for passage in way:
        item, answer = passage.item, found.by_item[passage.item.key]
        says = {one.person: one.aloud for one in reversed(declared) if one.item.key == item.key}
        presides = joined(name for after in answer.after if (name := found.name_of(found.chair_of(item.key, after))))
        yield SheetItem(
            number=item.number,
            title=item.title,
            about=_about(item),
            open=joined(one.sitting.name for one in passage.stances if is_to_be_ruled_on(one)),
            moves=tuple(_moves(passage)),
            words=tuple(_words(found, passage, says, chair, presides, declared)),
            left=tuple(_left(found, item, after) for after in answer.after),
        )
        chair = presides


def _about(item: Item) -> str:
    return ", ".join(filter(None, ["for decision" if item.decision else "", "private" if item.part is Part.PRIVATE else ""]))


def is_to_be_ruled_on(stance: Stance) -> bool:
    """Whether something is recommended that nobody has ruled on."""
    return stance.is_open and stance.finding.outcome is Outcome.FLAG


def _moves(passage: Passage) -> Iterator[Move]:
    """Who comes and goes, in the order in which they do."""
    rows = (
        (Word("Comes back", "good"), [one.name for one in passage.back]),
        (Word("Leaves now", "leave"), _names(passage.go)),
        (Word("Stays outside", "leave"), _names(passage.still_out)),
        (Word("Leaves before the decision", "discuss"), _names(passage.go_before_the_decision)),
        (Word("Does not attend", "leave"), _names(passage.kept_away)),
    )
    return (Move(word, joined(names)) for word, names in rows if names)


def _names(stances: Sequence[Stance]) -> list[str]:
    return [one.sitting.name for one in stances]


def _words(
    found: Assessed,
    passage: Passage,
    says: Mapping[UUID, str],
    chair: str | None,
    presides: str,
    declared: Sequence[DeclaredAt],
) -> Iterator[str]:
    if is_of_declarations(passage.item):
        yield from script.asking_for_declarations(declared)
    yield from script.of_the_door(passage, says)
    if chair is not None and presides != chair:
        yield script.of_the_chair(chair, presides)
    yield from script.of_the_decision(found, passage, says)


def _left(found: Assessed, item: Item, after: After) -> Left:
    several = len(found.committee_names) > 1
    asked = after.lay_executive_majority is not None
    return Left(
        committee=found.committee_names[after.committee] if several else "",
        chair=matrix.chair(found, item.key, after).text,
        votes=counted(after.voting_present, "vote"),
        quorum=Word(*quorum_words(after)),
        majority=Word(*majority_words(after)) if asked else None,
        fails=tuple(failures_of(found, item, after)) if item.decision else (),
    )


def lobby(way: Sequence[Passage]) -> Iterator[tuple[str, str]]:
    """Who waits in the lobby of a remote meeting for which items, in the order of the agenda."""
    waits: dict[str, list[str]] = {}
    for passage in way:
        for stance in (*passage.still_out, *passage.go):
            waits.setdefault(stance.sitting.name, []).append(f"item {passage.item.number}")
        for stance in passage.go_before_the_decision:
            waits.setdefault(stance.sitting.name, []).append(f"item {passage.item.number}, once it comes to the decision")
    return ((name, joined(items)) for name, items in waits.items())
