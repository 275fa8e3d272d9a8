"""The paper of the standing item, and the extract of the register that goes with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import day
from coi_register.sheets.sheet import Cell
from committees.meetings.presenters.nav import MeetingNav, meeting_nav
from declarations.conflicts.presenters.words import RECOMMENDED, Word, decided_word
from declarations.conflicts.selectors import Assessed
from declarations.guidance.vocabulary import Step
from declarations.preparing.selectors.declared import DeclaredAt, declarations_in
from declarations.preparing.selectors.extract import extract_in

NOBODY = "Nothing that anybody who comes has declared touches this agenda."


@dataclass(frozen=True, slots=True)
class DeclaredRow:
    """One person at one item, with each of their interests there."""

    name: str
    office: str
    interests: tuple[tuple[str, str], ...]  # how it meets the item, and of which kind it is
    word: Word
    managed: str


@dataclass(frozen=True, slots=True)
class DeclarationsPage:
    nav: MeetingNav
    lead: str
    items: tuple[tuple[str, tuple[DeclaredRow, ...]], ...]
    extract: str
    back: str


def declarations_page(found: Assessed, actor: Actor) -> DeclarationsPage:
    """Item by item, of the items that the reader may read."""
    declared = declarations_in(found, items=[item.key for item in found.items_for(actor)])
    meeting = found.gathered.meeting
    return DeclarationsPage(
        nav=meeting_nav(found.gathered.row, "Prepare", actor=actor),
        lead="" if declared else NOBODY,
        items=tuple(
            (f"{alike[0].item.number} {alike[0].item.title}", tuple(_rows(alike)))
            for alike in ([*these] for _, these in groupby(declared, key=lambda one: one.item.key))
        ),
        extract=reverse("register_extract", args=[meeting]),
        back=reverse("preparing", args=[meeting]),
    )


def _rows(declared: list[DeclaredAt]) -> Iterator[DeclaredRow]:
    for _, these in groupby(declared, key=lambda one: one.person):
        alike = [*these]
        first = alike[0]
        yield DeclaredRow(
            name=first.name,
            office=first.office,
            interests=tuple(dict.fromkeys((one.says, one.kind) for one in alike)),
            word=decided_word(first.step),
            managed=managed(first),
        )


def managed(declared: DeclaredAt) -> str:
    """Decided by the chair: leave for this item; or what is recommended."""
    step: Step | None = declared.step
    says = RECOMMENDED[step] if step else "no conflict: stay, discuss and decide"
    if declared.ruled is None:
        return f"Recommended: {says}. Nobody has ruled yet."
    papers = ", without the papers" if declared.ruled.no_papers else ""
    return f"Decided by {declared.ruled.ruled_by.name}: {says}{papers}."


@dataclass(frozen=True, slots=True)
class ExtractPage:
    nav: MeetingNav
    title: str
    notes: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    back: str


def extract_page(found: Assessed, actor: Actor) -> ExtractPage:
    """The extract as a table."""
    sheet = extract_in(found)
    return ExtractPage(
        nav=meeting_nav(found.gathered.row, "Prepare", actor=actor),
        title=sheet.title,
        notes=sheet.notes,
        head=tuple(column.heading for column in sheet.columns),
        rows=tuple(tuple(map(in_words, row)) for row in sheet.rows),
        back=reverse("preparing", args=[found.gathered.meeting]),
    )


def in_words(cell: Cell) -> str:
    """A cell as it is read."""
    if cell is None or cell == "":
        return "–"
    return day(cell) if isinstance(cell, date) else str(cell)
