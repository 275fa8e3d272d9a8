"""The list behind a number: the people, or the interests with whose they are."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from coi_register.nhsuk.words import counted, day, joined
from declarations.interests.clocks import Clock
from declarations.reports.counting import Declared, Picture, Somebody
from declarations.reports.forms import ROLE_LABELS
from declarations.reports.presenters.asking import Asking
from declarations.reports.vocabulary import FRESHNESS, MEANS, TITLES, About

Cell = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class ListPage:
    caption: str
    title: str
    says: str
    means: str
    back: tuple[str, str]
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def list_page(picture: Picture, about: About, asking: Asking) -> ListPage:
    """As many rows as the number said."""
    shown = picture.of(committee=asking.committee, role=asking.role)
    of_people = about in FRESHNESS
    rows = tuple(_people(shown, about) if of_people else _interests(shown, about))
    words = ("person", "people") if of_people else ("interest", "interests")
    return ListPage(
        caption=asking.says,
        title=TITLES[about],
        says=f"{counted(len(rows), *words)}.".capitalize(),
        means=MEANS[about],
        back=asking.back,
        head=("Name", "Where they sat", "Last declaration") if of_people else ("Name", "Interest", "Declared"),
        rows=rows,
    )


def _people(picture: Picture, about: About) -> Iterator[tuple[Cell, ...]]:
    for one in picture.who(about):
        yield _name(one), _places(one), day(one.last, without="None")


def _interests(picture: Picture, about: About) -> Iterator[tuple[Cell, ...]]:
    for one, interest in picture.which(about):
        yield _name(one), interest.says, _declared(interest, about)


def _name(one: Somebody) -> Cell:
    return one.name, reverse("person", args=[one.key])


def _places(one: Somebody) -> str:
    return joined(f"{ROLE_LABELS[place.role]}, {place.name}" for place in one.places) or one.position or "No seat"


def _declared(interest: Declared, about: About) -> str:
    """When; and of those that were late, by how much."""
    late = [clock for clock in interest.clocks if clock.is_late and clock.in_law is (about is About.LATE_BY_LAW)]
    if late and about in (About.LATE_BY_LAW, About.LATE_BY_FORM):
        return f"{day(interest.on)}, {_by_how_much(late[0])}"
    return day(interest.on)


def _by_how_much(clock: Clock) -> str:
    return f"{counted(clock.days, 'day')} after {clock.event}; {clock.allowed} allowed ({clock.place})"
