"""The conflicts of a meeting as a matrix: people by items, and under it what is left of each committee."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from committees.meetings.facts import Item
from committees.organisations.facts import Key
from committees.seats.facts import Committee
from committees.seats.vocabulary import SeatCategory
from declarations.conflicts.presenters.scope import ScopeNote, scope_notes
from declarations.conflicts.presenters.words import Word, contribution_words, majority_words, quorum_words, word_for
from declarations.conflicts.selectors import Assessed
from declarations.guidance.facts import Sitting
from declarations.guidance.findings import After

GROUPS = (
    ("Lay members", {SeatCategory.LAY}),
    ("Executives", {SeatCategory.EXECUTIVE}),
    ("Clinical members", {SeatCategory.GP, SeatCategory.PRACTICE_MANAGER, SeatCategory.NURSE, SeatCategory.SECONDARY_CARE}),
    ("Other members", {SeatCategory.OFFICER, SeatCategory.OTHER}),
    ("In attendance", {SeatCategory.IN_ATTENDANCE}),
)
CONTRIBUTORS = "Authors and advisers"  # who hold no seat
COULD_BE_ASKED_IN = "Could be asked in"


@dataclass(frozen=True, slots=True)
class Heading:
    """An agenda item as a column or a card."""

    number: str
    title: str
    href: str
    scope: tuple[ScopeNote, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One person and item: the word, where it leads, and the sentence a screen reader hears."""

    word: Word
    href: str
    label: str
    does: str  # what they contribute to the item, beside a vote


@dataclass(frozen=True, slots=True)
class Row:
    """A person; a cell is None where they are away for the item, or have no part in it: `otherwise` says which."""

    name: str
    office: str
    cells: tuple[Cell | None, ...]
    otherwise: str


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of what is left, in a word and a tone, with the sentence behind it."""

    text: str
    tone: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """One row under the matrix."""

    title: str
    cells: tuple[Figure | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    headings: tuple[Heading, ...]
    groups: tuple[Group, ...]
    tallies: tuple[tuple[str, tuple[Tally, ...]], ...]  # (committee, its rows)


def matrix(found: Assessed, items: Sequence[Item], sittings: Sequence[Sitting], *, with_tallies: bool) -> Matrix:
    """The matrix of these people and items; without tallies for somebody who sees only their own row."""
    return Matrix(
        headings=tuple(heading(found, item) for item in items),
        groups=tuple(_groups(found, items, sittings)),
        tallies=tuple(_tallies(found, items, committee) for committee in found.meeting.committees) if with_tallies else (),
    )


def heading(found: Assessed, item: Item) -> Heading:
    return Heading(item.number, item.title, reverse("item", args=[item.key]), scope_notes(found, item))


def _groups(found: Assessed, items: Sequence[Item], sittings: Sequence[Sitting]) -> list[Group]:
    there = [sitting for sitting in sittings if sitting.only_for is None and not sitting.stands_by]
    by_title = {title: [one for one in there if one.seat.category in categories] for title, categories in GROUPS}
    by_title[CONTRIBUTORS] = [sitting for sitting in sittings if sitting.only_for is not None]
    by_title[COULD_BE_ASKED_IN] = [sitting for sitting in sittings if sitting.stands_by]
    rows = {title: tuple(_row(found, items, one) for one in alike) for title, alike in by_title.items()}
    return [Group(title, alike) for title, alike in rows.items() if alike]


def _row(found: Assessed, items: Sequence[Item], sitting: Sitting) -> Row:
    otherwise = "" if sitting.vacant else "Away" if sitting.only_for is None else "No part in it"
    return Row(sitting.name, office_of(sitting), tuple(cell(found, item, sitting) for item in items), otherwise)


def office_of(sitting: Sitting) -> str:
    """The office, with what a reader of the matrix must know of it."""
    if sitting.only_for is not None:
        return f"{sitting.seat.office}, no seat"
    marks = [
        "chair" if sitting.seat.chair else "",
        "vice-chair" if sitting.seat.vice_chair else "",
        "" if sitting.seat.voting else "no vote",
        "deputy" if sitting.deputy_for else "",
        "" if sitting.present or sitting.vacant or sitting.stands_by else "apologies",
        "invited" if sitting.seat.invited_as and sitting.present else "",
    ]
    said = ", ".join(mark for mark in marks if mark and mark not in sitting.seat.office.lower())
    return f"{sitting.seat.office} ({said})" if said else sitting.seat.office


def cell(found: Assessed, item: Item, sitting: Sitting) -> Cell | None:
    """The finding or ruling on one person and item, as a link to why."""
    finding = found.by_item[item.key].findings.get(sitting.key)
    if finding is None or sitting.vacant or item.key in sitting.absent_for:
        return None
    person = sitting.person or sitting.key
    word = word_for(finding, found.ruling(item.key, person))
    said = "No conflict found" if word.text == "–" else word.text
    decided = ", decided by the chair" if word.decided else ""
    does = contribution_words(item, person)
    label = ", ".join(filter(None, [f"{said}{decided}: {sitting.name}", does, f"item {item.number}"]))
    return Cell(word, reverse("conflict", args=[item.key, person]), label, does.capitalize())


def _tallies(found: Assessed, items: Sequence[Item], committee: Committee) -> tuple[str, tuple[Tally, ...]]:
    afters = [(item.key, found.after_of(item.key, committee.key)) for item in items]
    return found.committee_names[committee.key], tuple(
        Tally(title, tuple(figure(found, item, after) if after else None for item, after in afters))
        for title, figure in figures(after for _, after in afters if after).items()
    )


def votes(found: Assessed, item: Key, after: After) -> Figure:
    """Votes left for the decision."""
    return Figure(str(after.voting_present), "none")


def quorum(found: Assessed, item: Key, after: After) -> Figure:
    """Quorate or not, with the clause that fails."""
    return Figure(*quorum_words(after), says="; ".join(clause.says for clause in after.failed_clauses))


def majority(found: Assessed, item: Key, after: After) -> Figure:
    """Lay and executive votes of all votes."""
    return Figure(*majority_words(after))


def chair(found: Assessed, item: Key, after: After) -> Figure:
    """Who takes the chair for the item."""
    name = found.name_of(found.chair_of(item, after))
    if name:
        return Figure(name, "none", after.chair_says)
    return Figure("Members choose" if after.choice else "Nobody", "unknown" if after.choice else "bad", after.chair_says)


def voice(found: Assessed, item: Key, after: After) -> Figure:
    """Whether a clinician is left to be heard, where one is needed."""
    if after.voice is None:
        return Figure("Not needed", "none")
    return Figure("Left" if after.voice.is_left else "Lost", "good" if after.voice.is_left else "unknown", after.voice.says)


FIGURES = {"Votes left": votes, "Quorum": quorum, "Lay and executive votes": majority, "In the chair": chair}


def figures(afters: Iterable[After]) -> Mapping[str, Callable[[Assessed, Key, After], Figure]]:
    """The figures of what is left; a clinical voice only where some item needs one."""
    return FIGURES | ({"Clinical voice": voice} if any(after.voice for after in afters) else {})
