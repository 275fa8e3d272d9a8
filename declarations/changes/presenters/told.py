"""Changes told deed by deed: what was done, by whom, and what each answer was and became."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from coi_register.audit.presenters import deed_in_words
from coi_register.nhsuk.words import counted, joined, moment
from declarations.changes.answers import NOT_THERE, Aspect
from declarations.changes.models import Change


@dataclass(frozen=True, slots=True)
class Line:
    """One answer: whose and on which item, what it was and what it became."""

    item: str
    who: str
    href: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """One deed and the answers that it made others."""

    heading: str
    when: str
    about: str
    lines: tuple[Line, ...]


def told(changes: Iterable[Change]) -> tuple[Told, ...]:
    """The changes by deed, the latest deed first."""
    by_deed: dict[object, list[Change]] = {}
    for change in changes:
        by_deed.setdefault(change.deed_id, []).append(change)
    latest_first = sorted(by_deed.values(), key=lambda alike: alike[0].at, reverse=True)
    return tuple(_told(alike) for alike in latest_first)


def _told(alike: Sequence[Change]) -> Told:
    in_order = sorted(alike, key=lambda change: (change.item.order, change.person is None, str(change.person)))
    return Told(
        heading=did(alike[0]),
        when=moment(alike[0].at),
        about=". ".join(part for part in (alike[0].about, alike[0].deed.because.rstrip(".")) if part),
        lines=tuple(line(change) for change in in_order),
    )


def did(change: Change) -> str:
    """Interest declared by Dr Basil Sample."""
    return f"{deed_in_words(change.deed.name)} by {change.deed.by_name}"


def line(change: Change) -> Line:
    """One change, with the way to where the answer stands now."""
    return Line(f"Item {change.item.number}", whom(change), href_of(change), change.before, change.after)


def whom(change: Change) -> str:
    """The person; else the committee."""
    return str(change.person or change.committee)


def href_of(change: Change) -> str:
    """The panel of the person and item; else the item in the list of conflicts."""
    if change.person_id and change.after != NOT_THERE and change.aspect == Aspect.OUTCOME:
        return reverse("conflict", args=[change.item_id, change.person_id])
    return f"{reverse('conflicts_list', args=[change.meeting_id])}#item-{change.item.number}"


def how_many(changes: Sequence[Change]) -> str:
    """3 changes, on items 4 and 5."""
    in_order = sorted({(change.item.order, change.item.number) for change in changes})
    return (
        f"{counted(len(changes), 'change')}, on {'item' if len(in_order) == 1 else 'items'} {joined(n for _, n in in_order)}"
    )


def briefly(changes: Iterable[Change]) -> Iterator[tuple[str, str, str]]:
    """For a desk: each answer in a line, why, and where it stands."""
    for group in told(changes):
        for one in group.lines:
            yield f"{one.item}, {one.who}: {one.after} (was: {one.before})", f"{group.heading}, {group.when}", one.href
