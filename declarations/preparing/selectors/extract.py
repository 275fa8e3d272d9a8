"""The register of interests of those who come to a meeting, as the public may read it on that day."""

from collections.abc import Iterator
from uuid import UUID

from coi_register.nhsuk.words import day
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
    """The same of a meeting that is at hand.

    Whose name is withheld is left out whole: among so few, everybody would know whose entry a nameless one is.
    """
    homes = homes_of(person_of(one) for one in who_come(found))
    masks = masks_of(homes)
    entries = [(person, row) for person, row in _entries(homes, masks, found) if not masks[person].hides_who(person)]
    without = len(masks) - len({person for person, _ in entries})
    have = "has" if without == 1 else "have"
    return _sheet(
        (
            f"True on {day(found.meeting.date)}, as it is known now.",
            *([f"{without} of the {len(masks)} who come {have} no entry here."] if without else []),
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


def _entries(homes: Homes, masks: dict[UUID, Mask], found: Assessed) -> Iterator[Entry]:
    """Each public entry with whose it is; what may not be said of it is left out of its words."""
    at = places(Register.INTERESTS)
    for ccg, theirs in homes.items():
        for line in lines_of_people(ccg, {person.pk for person in theirs}, Moment(found.meeting.date)):
            if line.public and line.person is not None:
                cells = masks[line.person].over(Register.INTERESTS, line.key, line.person, line.cells)
                yield line.person, tuple(cells[at[name]] for name in SHOWN)
