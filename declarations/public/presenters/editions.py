"""The editions of a register, and what one made of the one before it."""

from collections.abc import Iterable
from dataclasses import dataclass

from coi_register.nhsuk.words import counted, day
from committees.organisations.models import Organisation
from declarations.public.presenters.words import edition_says, to
from declarations.registers.models import Edition
from declarations.registers.presenters.changes import Told, told
from declarations.registers.selectors.editions import Changes
from declarations.registers.vocabulary import REGISTER_LABELS, Register


@dataclass(frozen=True, slots=True)
class EditionsPage:
    title: str
    caption: str
    back: tuple[str, str]
    rows: tuple[tuple[tuple[str, str], str, str, tuple[str, str]], ...]
    feed: str


@dataclass(frozen=True, slots=True)
class ChangedEntry:
    name: str
    href: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    title: str
    caption: str
    back: tuple[str, str]
    lead: str
    parts: tuple[tuple[str, tuple[ChangedEntry, ...]], ...]


def editions_page(ccg: Organisation, register: Register, editions: Iterable[Edition]) -> EditionsPage:
    """Every edition, the latest first."""
    return EditionsPage(
        title="Editions",
        caption=f"{REGISTER_LABELS[register]}, {ccg}",
        back=(REGISTER_LABELS[register], to("public_register", ccg, register)),
        rows=tuple(_edition(ccg, register, one) for one in editions),
        feed=to("public_feed", ccg, register),
    )


def _edition(ccg: Organisation, register: Register, one: Edition) -> tuple[tuple[str, str], str, str, tuple[str, str]]:
    itself = (f"Edition {one.number}", to("public_edition", ccg, register, one.number))
    changes = ("What changed", to("public_changes", ccg, register, one.number))
    return itself, day(one.published_at), f"{day(one.true_on)}, {counted(one.size, 'entry', 'entries')}", changes


def changes_page(edition: Edition, changes: Changes) -> ChangesPage:
    """What came, what changed field by field, and what left and why."""
    ccg, register = edition.ccg, Register(edition.register)
    said = told(changes, register)
    parts = (("Came", said.added), ("Changed", said.changed), ("Left", said.left))
    return ChangesPage(
        title=f"What changed in edition {edition.number}",
        caption=f"{REGISTER_LABELS[register]}, {ccg}",
        back=(f"Edition {edition.number}", to("public_edition", ccg, register, edition.number)),
        lead=f"{edition_says(edition)}. {said.lead}",
        parts=tuple((title, tuple(_entry(ccg, register, one) for one in those)) for title, those in parts if those),
    )


def _entry(ccg: Organisation, register: Register, one: Told) -> ChangedEntry:
    return ChangedEntry(one.title or "Entry", to("public_entry", ccg, register, one.key), one.says)
