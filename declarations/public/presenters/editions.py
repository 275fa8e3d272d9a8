"""The editions of a register, and what one made of the one before it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coi_register.nhsuk.words import counted, day
from committees.organisations.models import Organisation
from declarations.public.presenters.edition import SHOWN
from declarations.public.presenters.words import edition_says, to, words_of
from declarations.registers.columns import places
from declarations.registers.models import Edition
from declarations.registers.selectors.editions import Cells, Changes
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
    fields: tuple[tuple[str, str, str], ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class ChangesPage:
    title: str
    caption: str
    back: tuple[str, str]
    lead: str
    added: tuple[ChangedEntry, ...]
    changed: tuple[ChangedEntry, ...]
    left: tuple[ChangedEntry, ...]


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
    back = to("public_edition", ccg, register, edition.number)
    return ChangesPage(
        title=f"What changed in edition {edition.number}",
        caption=f"{REGISTER_LABELS[register]}, {ccg}",
        back=(f"Edition {edition.number}", back),
        lead=_lead(edition, changes),
        added=tuple(_entry(ccg, register, cells) for cells in changes.added),
        changed=tuple(_entry(ccg, register, one.cells, fields=one.fields) for one in changes.changed),
        left=tuple(_entry(ccg, register, cells, why=why) for cells, why in changes.left),
    )


def _lead(edition: Edition, changes: Changes) -> str:
    if changes.is_none:
        return f"{edition_says(edition)}. Nothing changed since the edition before it."
    came, other, gone = len(changes.added), len(changes.changed), len(changes.left)
    return (
        f"{edition_says(edition)}. {counted(came, 'entry', 'entries')} came, {other or 'no'} changed, {gone or 'no'} left."
    )


def _entry(
    ccg: Organisation,
    register: Register,
    cells: Cells,
    *,
    fields: Sequence[tuple[str, object, object]] = (),
    why: str = "",
) -> ChangedEntry:
    at = places(register)
    parts = (words_of(cells[at[name]]) for name in (SHOWN[register][0], "organisation"))
    return ChangedEntry(
        name=", ".join(part for part in parts if part) or "Entry",
        href=to("public_entry", ccg, register, cells[0]),
        fields=tuple((heading, words_of(was) or "nothing", words_of(now) or "nothing") for heading, was, now in fields),  # type: ignore[arg-type]
        why=why,
    )
