"""What stands in a fact, in words: names for keys, labels for words of the field, days as everywhere."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from coi_register.nhsuk.words import day, joined
from committees.meetings import vocabulary as meetings
from committees.organisations import vocabulary as organisations
from committees.organisations.facts import Key
from committees.seats import vocabulary as seats
from declarations.guidance import vocabulary as guidance
from declarations.guidance.facts import Meeting

LABELS: dict[type[StrEnum], dict[Any, str]] = {
    meetings.AffectedClass: dict(meetings.AFFECTED_CLASS_LABELS),
    meetings.ItemKind: dict(meetings.ITEM_KIND_LABELS),
    meetings.PartPlayed: dict(meetings.PART_PLAYED_LABELS),
    meetings.Stage: dict(meetings.STAGE_LABELS),
    organisations.OrganisationKind: dict(organisations.ORGANISATION_KIND_LABELS),
    seats.SeatCategory: dict(seats.SEAT_CATEGORY_LABELS),
    guidance.InterestCategory: dict(guidance.INTEREST_CATEGORY_LABELS),
    guidance.InterestRole: dict(guidance.INTEREST_ROLE_LABELS),
    guidance.Relationship: dict(guidance.RELATIONSHIP_LABELS),
    guidance.Step: dict(guidance.STEP_LABELS),
}

UNTOLD = {"key", "version"}  # they name a thing and count its versions; they say nothing about it
NONE = "not recorded"


@dataclass(frozen=True)
class Names:
    """What the things of one meeting are called, as it was then and as it is now."""

    then: Meeting
    now: Meeting

    def of(self, key: Key, otherwise: str = "somebody or something not known here") -> str:
        """A person, an organisation or a committee by name, an item by its number."""
        return self._known.get(key, otherwise)

    def show_every_item(self, shows: Callable[[Key], bool]) -> bool:
        """Whether every item of either meeting is shown."""
        return all(shows(item.key) for meeting in (self.then, self.now) for item in meeting.items)

    def items(self, key: Key) -> int:
        """Of how many of the two the item is one."""
        return sum(any(item.key == key for item in meeting.items) for meeting in (self.then, self.now))

    def sittings(self, key: Key) -> int:
        """At how many of the two the sitting is one."""
        return sum(any(sitting.key == key for sitting in meeting.sittings) for meeting in (self.then, self.now))

    @cached_property
    def _known(self) -> dict[Hashable, str]:
        return {key: name for meeting in (self.then, self.now) for key, name in _names(meeting)}


def _names(meeting: Meeting) -> Iterator[tuple[Key, str]]:
    yield from ((organisation.key, organisation.name) for organisation in meeting.organisations.values())
    yield from ((committee.key, committee.name) for committee in meeting.committees)
    yield from ((item.key, f"item {item.number}" if item.number else f"the item “{item.title}”") for item in meeting.items)
    for sitting in meeting.sittings:
        name = f"the vacant seat of {sitting.seat.office}" if sitting.vacant else sitting.name
        yield sitting.key, name
        yield sitting.person or sitting.key, name


def told(value: Any, names: Names) -> str:
    """Any value of a fact in words."""
    match value:
        case None | "":
            return NONE
        case bool():
            return "yes" if value else "no"
        case date():
            return day(value)
        case StrEnum():
            return LABELS.get(type(value), {}).get(value, value.value.replace("_", " "))
        case tuple() | frozenset():
            return joined(sorted(told(one, names) for one in value)) if value else "none"
        case _ if is_dataclass(value):
            return _of_fact(value, names)
        case str() | int():
            return names.of(value, otherwise=str(value))
        case _:
            return names.of(value)


def _of_fact(fact: Any, names: Names) -> str:
    """The fields of a fact that are not as they are by default."""
    given = ((field, getattr(fact, field.name)) for field in fields(fact) if field.name not in UNTOLD)
    said = [f"{_label(field.name)} {told(value, names)}" for field, value in given if value != field.default and value]
    return ", ".join(said)


def differing(before: Any, after: Any, names: Names) -> str:
    """Which fields of a fact are not as they were: `its end was not recorded, now 1 March 2018`."""
    changed = [
        f"{_label(field.name)} was {told(was, names)}, now {told(now, names)}"
        for field in fields(after)
        if field.name not in UNTOLD
        for was, now in [(getattr(before, field.name), getattr(after, field.name))]
        if was != now
    ]
    return "; ".join(changed)


def _label(field: str) -> str:
    return field.rstrip("_").replace("_", " ")
