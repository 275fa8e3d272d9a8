"""The pages on which a register is taken away: the formats to choose from, and the files one waits for."""

from dataclasses import dataclass

from django.urls import reverse

from coi_register.nhsuk.words import counted, day, moment
from coi_register.sheets.formats import WRITERS, Format
from committees.organisations.models import Organisation
from declarations.exports.facts import Wanted
from declarations.exports.models import Export
from declarations.exports.selectors import rows_so_far
from declarations.exports.vocabulary import STATE_LABELS, State
from declarations.registers.vocabulary import REGISTER_LABELS, Register

TONES = {State.MADE: "good", State.ASKED: "unknown", State.FAILED: "bad"}
FIT_FOR = {
    Format.XLSX: "To sort, filter and count in Excel. Days are days, money is money.",
    Format.ODS: "The same for LibreOffice and others.",
    Format.CSV: "For other programs. A text that a spreadsheet would run begins with an apostrophe.",
    Format.PDF: "To read, print and hand round; readable by a screen reader.",
    Format.JSON: "For programs, with a schema that explains each column.",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One format: its name, what it is fit for, where it is taken, and as what; a long one is answered with a page instead."""

    name: str
    fit_for: str
    href: str
    media_type: str


@dataclass(frozen=True, slots=True)
class ChoosePage:
    caption: str
    title: str
    says: tuple[str, ...]
    offers: tuple[Offer, ...]
    back: str


@dataclass(frozen=True, slots=True)
class Line:
    """A file: what it is of, what became of it, and where it is."""

    title: str
    name: str
    href: str
    state: str
    tone: str
    asked: str


@dataclass(frozen=True, slots=True)
class ExportPage:
    title: str
    name: str
    state: str
    tone: str
    says: str
    file: str
    is_open: bool


def choose_page(ccg: Organisation, register: Register, wanted: Wanted, query: str) -> ChoosePage:
    """Every format of a register as it is asked for."""
    known = wanted.moment.known_at
    asked = [value for value in (wanted.filters.text, *wanted.filters.by_column.values()) if value]
    says = (
        f"True on {day(wanted.moment.true_on)}.",
        f"As it was known by {moment(known)}." if known else "As it is known now.",
        *([f"Only entries with: {', '.join(asked)}."] if asked else ["Every entry."]),
        "What the Guardian withheld is left out.",
    )
    offers = (
        Offer(
            name=WRITERS[format].says,
            fit_for=fit_for,
            href=with_query(reverse("take_register", args=[ccg.pk, register, format]), query),
            media_type=WRITERS[format].media_type,
        )
        for format, fit_for in FIT_FOR.items()
    )
    back = with_query(reverse("kept_register", args=[ccg.pk, register]), query)
    return ChoosePage(str(ccg), f"Take away: {REGISTER_LABELS[register].lower()}", says, tuple(offers), back)


def with_query(address: str, query: str) -> str:
    """The address with what was asked for."""
    return f"{address}?{query}" if query else address


def exports_page(found: list[Export]) -> tuple[Line, ...]:
    """The files somebody asked for."""
    return tuple(
        Line(
            title=export.title,
            name=export.name,
            href=reverse("export", args=[export.pk]),
            state=STATE_LABELS[State(export.state)],
            tone=TONES.get(State(export.state), "none"),
            asked=moment(export.asked_at),
        )
        for export in found
    )


def export_page(export: Export, *, out_of_date: bool) -> ExportPage:
    """What became of one."""
    return ExportPage(
        title=export.title,
        name=export.name,
        state=STATE_LABELS[State(export.state)],
        tone=TONES.get(State(export.state), "none"),
        says=_says(export, out_of_date=out_of_date),
        file=reverse("export_file", args=[export.pk]) if export.state == State.MADE and not out_of_date else "",
        is_open=export.is_open,
    )


def _says(export: Export, *, out_of_date: bool) -> str:
    match State(export.state):
        case State.ASKED:
            rows = rows_so_far(export)
            far = (
                f"{rows:,} rows are written."
                if rows is not None
                else "Nobody has begun it yet; that takes five minutes at most."
            )
            return f"You need not wait here: come back later. {far}"
        case State.MADE if out_of_date:
            return "Something else is withheld now than when this file was made. Ask for it again."
        case State.MADE:
            return f"It has {counted(export.rows or 0, 'row')}. It is kept for seven days."
        case State.FAILED:
            return export.says
        case State.CANCELLED:
            return "You cancelled it. Nothing of it was kept."
        case State.REMOVED:
            return "It was kept for seven days, and then removed. Ask for it again; the register is where it was."


def longer_says(wanted: Wanted) -> str:
    """Why a file is not there at once."""
    return (
        f"This is a long register. As {WRITERS[wanted.format].says.split(' ', maxsplit=1)[0]} it takes some minutes, "
        "so it is made while you do something else."
    )
