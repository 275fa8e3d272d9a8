"""The people of the registers, each with how up to date they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from coi_register.nhsuk.words import counted, day
from committees.people.models import Person
from declarations.guidance.local import book_under
from declarations.interests import clocks
from declarations.interests.clocks import Freshness
from declarations.interests.presenters.tags import Tag, tag_of


@dataclass(frozen=True, slots=True)
class PersonRow:
    name: str
    href: str
    position: str
    said: str
    tag: Tag


@dataclass(frozen=True, slots=True)
class PeoplePage:
    lead: str
    sought: str
    rows: tuple[PersonRow, ...]
    nobody: str
    imports: str = ""


def people_page(people: Iterable[Person], *, on: date, sought: str, imports: bool = False) -> PeoplePage:
    """The people, each with their last word: a Person with `last_word`."""
    rows = tuple(_row(person, on) for person in people)
    nobody = f"Nobody found for “{sought}”. Try a part of the name." if sought else "There is nobody on the registers yet."
    return PeoplePage(_people_lead(rows), sought, rows, nobody, reverse("imports") if imports else "")


def _row(person: Person, on: date) -> PersonRow:
    last: date | None = person.last_word  # type: ignore[attr-defined]
    tag = tag_of(clocks.freshness(last, on=on, book=book_under(person.local_book)))  # type: ignore[attr-defined]
    return PersonRow(person.name, reverse("person", args=[person.pk]), person.position, day(last, without="None"), tag)


def _people_lead(rows: Sequence[PersonRow]) -> str:
    late = sum(row.tag != tag_of(Freshness.UP_TO_DATE) for row in rows)
    people = counted(len(rows), "person", "people")
    if not rows or not late:
        return f"{people[:1].upper()}{people[1:]}." + (" Every declaration is up to date." if rows else "")
    return f"{people}, of whom {counted(late, 'needs', 'need')} a declaration."
