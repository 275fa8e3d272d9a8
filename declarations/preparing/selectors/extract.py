"""The register of interests of those who come to a meeting, as the public may read it on that day."""

from collections.abc import Iterator
from uuid import UUID

from coi_register.nhsuk.words import day, joined
from coi_register.sheets.sheet import Cell, Column, Sheet
from committees.meetings.models import Meeting
from declarations.conflicts.selectors import Assessed, assessed
from declarations.preparing.asking import person_of, who_come
from declarations.preparing.selectors.withheld import Homes, homes_of, masks_of
from declarations.registers.columns import PUBLIC, places
from declarations.registers.masks import Mask
from declarations.registers.moment import Moment
from declarations.registers.selectors.persons import lines_of_people
from declarations.registers.vocabulary import Register

SHOWN = ("name", "position", "organisation", "type", "direct", "nature", "since", "until", "action", "withheld")
Entry = tuple[UUID, tuple[Cell, ...]]


def register_extract(meeting: Meeting) -> Sheet:
    """The public entries of everybody who comes, as at the meeting's date and as they are known now."""
    found = assessed(meeting.pk)
    return extract_in(found) if found else _sheet((), ())


def extract_in(found: Assessed) -> Sheet:
    """The same of a meeting that is at hand."""
    homes = homes_of(person_of(one) for one in who_come(found))
    masks = masks_of(homes)
    entries = [*_entries(homes, masks, Moment(found.meeting.date))]
    entries.sort(key=lambda one: masks[one[0]].hides_who(one[0]))  # a name withheld does not stand where it would
    shown = {person for person, _ in entries}
    people = (person for theirs in homes.values() for person in theirs)
    missing = [one.name for one in people if one.pk not in shown and not masks[one.pk].hides_who(one.pk)]
    return _sheet(
        (
            f"True on {day(found.meeting.date)}, as it is known now.",
            *([f"With no entry on the public register: {joined(missing)}."] if missing else []),
        ),
        tuple(row for _, row in entries),
        which=f"-{found.meeting.date:%Y-%m-%d}",
    )


def _sheet(notes: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...], *, which: str = "") -> Sheet:
    columns: dict[str, Column] = {column.name: column for column in PUBLIC[Register.INTERESTS]}
    return Sheet(
        name=f"register-extract{which}",
        title="Register of interests of those who come",
        notes=notes,
        columns=tuple(columns[name] for name in SHOWN),
        rows=rows,
    )


def _entries(homes: Homes, masks: dict[UUID, Mask], moment: Moment) -> Iterator[Entry]:
    """Each public entry with whose it is; what may not be said of it is left out of its words."""
    at = places(Register.INTERESTS)
    for ccg, theirs in homes.items():
        for line in lines_of_people(ccg, {person.pk for person in theirs}, moment):
            if line.public and line.person is not None:
                cells = masks[line.person].over(Register.INTERESTS, line.key, line.person, line.cells)
                yield line.person, tuple(cells[at[name]] for name in SHOWN)
