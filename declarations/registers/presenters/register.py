"""A register as those who keep it read it: the entries of a day, with where each stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from coi_register.nhsuk.words import day, span
from coi_register.nhsuk.words import moment as moment_in_words
from coi_register.sheets.sheet import Sheet
from committees.organisations.models import Organisation
from declarations.interests.presenters.tags import Tag
from declarations.registers.moment import Moment
from declarations.registers.vocabulary import KEEPING_LABELS, REGISTER_LABELS, Keeping, Register

PAGE = 100
COLOURS = {
    KEEPING_LABELS[Keeping.CURRENT]: "green",
    KEEPING_LABELS[Keeping.PUBLIC_AFTER_ITS_END]: "blue",
    KEEPING_LABELS[Keeping.PRIVATE]: "grey",
    KEEPING_LABELS[Keeping.DISPOSABLE]: "orange",
}


@dataclass(frozen=True, slots=True)
class EntryRow:
    who: str
    position: str
    what: str
    nature: str
    kind: str
    dates: str
    action: str
    tags: tuple[Tag, ...]
    days: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True)
class RegisterPage:
    title: str
    caption: str
    moment: str
    columns: tuple[str, ...]
    rows: tuple[EntryRow, ...]
    nobody: str
    following: str
    before: str
    links: tuple[tuple[str, str], ...]


def in_words(moment: Moment) -> str:
    """Both days of a moment, in a sentence."""
    known = "as it is known now" if moment.known_at is None else f"as it was known by {_known(moment.known_at)}"
    return f"What was true on {day(moment.true_on)}, {known}."


def _known(at: datetime) -> str:
    return moment_in_words(at).replace(", 11:59pm", "")


def register_page(
    ccg: Organisation,
    register: Register,
    sheet: Sheet,
    moment: Moment,
    *,
    asked: dict[str, str],
    start: int,
    reads_requests: bool,
) -> RegisterPage:
    """The entries from `start` on, with the way to the next; `asked` is what the address asks for.

    `reads_requests`: whether the reader is led to what was asked to be withheld.
    """
    names = [column.name for column in sheet.columns]
    found = [dict(zip(names, row, strict=True)) for row in islice(sheet.rows, start, start + PAGE + 1)]
    here = reverse("kept_register", args=[ccg.pk, register])
    return RegisterPage(
        title=REGISTER_LABELS[register],
        caption=str(ccg),
        moment=in_words(moment),
        columns=("Who", "What", "Type", "Dates", "Action taken", "Where it stands"),
        rows=tuple(_row(row, ccg, register, asked) for row in found[:PAGE]),
        nobody="No entry fits. Take a filter away, or look at another day.",
        following=_page(here, asked, start + PAGE) if len(found) > PAGE else "",
        before=_page(here, asked, max(0, start - PAGE)) if start else "",
        links=_links(ccg, register, asked, reads_requests=reads_requests),
    )


def _links(
    ccg: Organisation, register: Register, asked: dict[str, str], *, reads_requests: bool
) -> tuple[tuple[str, str], ...]:
    return (
        ("Take it away as a file", f"{reverse('choose_format', args=[ccg.pk, register])}?{urlencode(asked)}"),
        ("Editions", reverse("kept_editions", args=[ccg.pk, register])),
        *([("What is withheld", reverse("withholdings", args=[ccg.pk]))] if reads_requests else []),
        ("Who decides for the CCG", reverse("decision_makers", args=[ccg.pk])),
    )


def _page(here: str, asked: dict[str, str], start: int) -> str:
    return f"{here}?{urlencode({**asked, 'start': start})}"


def _row(row: dict[str, Any], ccg: Organisation, register: Register, asked: dict[str, str]) -> EntryRow:
    days = urlencode({name: value for name, value in asked.items() if name.split("-")[0] in ("on", "known")})
    href = reverse("kept_entry", args=[ccg.pk, register, row["key"]])
    return EntryRow(
        who=row.get("title") or row["name"] or "",
        position=_joined(row.get("position") or row.get("reference"), row.get("committees")),
        what=row.get("organisation") or "",
        nature=row.get("nature") or "",
        kind=_joined(row.get("type"), row.get("direct") or row.get("outcome")),
        dates=_dates(row),
        action=row.get("action") or "",
        tags=tuple(_tags(row)),
        days=tuple(_days(row)),
        href=f"{href}?{days}" if days else href,
    )


def _joined(*parts: str | None) -> str:
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _dates(row: dict[str, Any]) -> str:
    for name, says in (("offered_on", "Offered on"), ("decided_on", "Decided on")):
        if isinstance(row.get(name), date):
            return f"{says} {day(row[name])}"
    if row.get("since") is None and row.get("until") is None:
        return ""
    words = span(row["since"], row["until"])
    return f"{words[:1].upper()}{words[1:]}"


def _tags(row: dict[str, Any]) -> Iterable[Tag]:
    if row["keeping"]:
        yield Tag(row["keeping"], COLOURS[row["keeping"]])
    if not row["published"]:
        yield Tag("Not on the public register", "grey")
    if row["withheld"]:
        yield Tag(f"Withheld: {row['withheld'].lower()}", "yellow")
    if row["held"]:
        yield Tag("On legal hold", "purple")


def _days(row: dict[str, Any]) -> Iterable[str]:
    """R2.14: both days shown."""
    if row.get("leaves_on"):
        yield f"Leaves the public register on {day(row['leaves_on'])}"
    if row.get("kept_until"):
        yield f"Kept until {day(row['kept_until'])}" + (", and longer: it is on hold" if row["held"] else "")
