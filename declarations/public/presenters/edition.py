"""A page of an edition: what is sought, the entries, whether it is the one in force, and what else there is to read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from coi_register.nhsuk.words import counted, day
from coi_register.sheets.formats import WRITERS, Format
from coi_register.sheets.sheet import Cell
from committees.meetings.vocabulary import ROUTE_LABELS
from committees.organisations.models import Organisation
from declarations.guidance.vocabulary import INTEREST_CATEGORY_LABELS
from declarations.public.asked import address
from declarations.public.presenters.words import edition_says, to, words_of
from declarations.public.selectors.registers import PAGE, Reading
from declarations.registers.columns import PUBLIC, places
from declarations.registers.models import Edition
from declarations.registers.vocabulary import CAPACITY_LABELS, REGISTER_LABELS, Register

SHOWN: Mapping[Register, tuple[str, ...]] = {  # the first names the entry; all its columns stand on its own page
    Register.INTERESTS: ("name", "position", "organisation", "nature", "type", "since", "until", "action"),
    Register.GIFTS: ("name", "offered_on", "nature", "value", "organisation", "outcome", "action"),
    Register.PROCUREMENT: ("title", "organisation", "committees", "decided_on", "value", "conflicts", "action"),
}
TYPES: Mapping[Register, tuple[str, ...]] = {
    Register.INTERESTS: tuple(INTEREST_CATEGORY_LABELS.values()),
    Register.PROCUREMENT: tuple(ROUTE_LABELS.values()),
}
ROLES = tuple(CAPACITY_LABELS.values())


@dataclass(frozen=True, slots=True)
class EntryRow:
    """`cells` in the order of the columns shown; `remarks`: what is withheld, and when it leaves the register."""

    href: str
    number: int  # tells apart the links to several entries of one person
    cells: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditionPage:
    title: str
    ccg: tuple[str, str]
    says: str
    earlier: str  # why this is not the edition in force; empty where it is
    latest: str
    lead: str
    nothing: str
    nil: tuple[str, ...]  # the times without any offer
    head: tuple[str, ...]
    rows: tuple[EntryRow, ...]
    sought: Mapping[str, str]
    roles: tuple[str, ...]
    types: tuple[str, ...]
    previous: str
    next: str
    pages: str
    here: str
    editions: str
    changes: str
    as_at: str
    feed: str
    files: tuple[tuple[str, str, str], ...]  # the whole edition in each format, where it is taken, and its media type


def edition_page(read: Reading, *, on: date | None = None) -> EditionPage:
    """The page; `on` is the day for which an edition in force then was asked."""
    edition, register = read.edition, Register(read.edition.register)
    ccg = edition.ccg
    here = _address(edition, read)
    columns = {column.name: column for column in PUBLIC[register]}
    return EditionPage(
        title=REGISTER_LABELS[register],
        ccg=(str(ccg), to("public_register", ccg, register).rsplit(f"{register}/", 1)[0]),
        says=f"{edition_says(edition)} by {read.confirmed_by}.",
        earlier=_earlier(read, on),
        latest=to("public_register", ccg, register),
        lead=_lead(read),
        nothing=_nothing(read),
        nil=read.nil,
        head=tuple(columns[name].heading for name in SHOWN[register]),
        rows=tuple(_row(ccg, register, cells, number) for number, cells in enumerate(read.rows, (read.page - 1) * PAGE + 1)),
        sought={"q": read.filters.text, "committee": read.filters.committees, "role": read.filters.capacity,
                "type": read.filters.type, "organisation": read.filters.organisation},
        roles=ROLES if "capacity" in columns else (),
        types=TYPES.get(register, ()),
        previous=here + address(read.filters, page=read.page - 1) if read.page > 1 else "",
        next=here + address(read.filters, page=read.page + 1) if read.page < read.pages else "",
        pages=f"Page {read.page} of {read.pages}" if read.pages > 1 else "",
        here=here,
        editions=to("public_editions", ccg, register),
        changes=to("public_changes", ccg, register, edition.number),
        as_at=to("public_as_at", ccg, register),
        feed=to("public_feed", ccg, register),
        files=tuple(
            (kind.upper(), to("take_edition", ccg, register, edition.number, kind), WRITERS[kind].media_type) for kind in Format
        ),
    )  # fmt: skip


def _address(edition: Edition, read: Reading) -> str:
    if read.followed_by is None:
        return to("public_register", edition.ccg, edition.register)
    return to("public_edition", edition.ccg, edition.register, edition.number)


def _earlier(read: Reading, on: date | None) -> str:
    if on is not None:
        asked = f"This edition was in force on {day(on)}."
        return asked if read.followed_by is None else f"{asked} It is not the latest."
    if read.followed_by is None:
        return ""
    return (
        f"This is an earlier edition. It was in force from {day(read.edition.published_at)} "
        f"until {day(read.followed_by.published_at)}."
    )


def _lead(read: Reading) -> str:
    entries = counted(read.found, "entry", "entries")
    return f"{entries[:1].upper()}{entries[1:]}" + (" found." if address(read.filters) else ".")


def _nothing(read: Reading) -> str:
    """Never an empty table: a register without entries says who confirmed that there are none, and when (R3.10)."""
    if read.rows:
        return ""
    if address(read.filters):
        return "No entry has all of this. Try fewer words, or leave a filter empty."
    edition = read.edition
    on, said = day(edition.true_on), day(edition.published_at)
    return f"Nil: there is nothing to show for {on}, confirmed by {read.confirmed_by} on {said}."


def _row(ccg: Organisation, register: Register, cells: tuple[Cell, ...], number: int) -> EntryRow:
    at = places(register)
    return EntryRow(
        href=to("public_entry", ccg, register, cells[0]),
        number=number,
        cells=tuple(words_of(cells[at[name]]) for name in SHOWN[register]),
        remarks=remarks(register, cells),
    )


def remarks(register: Register, cells: tuple[Cell, ...]) -> tuple[str, ...]:
    """What stands beside an entry: what of it is withheld, and when it leaves the register."""
    at = places(register)
    withheld = cells[at["withheld"]]
    leaves = cells[at["leaves_on"]] if "leaves_on" in at else None
    said = [f"{withheld} withheld" if withheld else ""]
    said.append(f"Leaves the register on {words_of(leaves)}" if leaves else "")
    return tuple(one for one in said if one)
