"""What an edition changed, in sentences: what came, what changed field by field, what left and why."""

from dataclasses import dataclass
from datetime import date

from coi_register.nhsuk.words import counted, day, joined
from coi_register.sheets.sheet import Cell
from declarations.registers.changed import Changes
from declarations.registers.columns import places
from declarations.registers.vocabulary import Register

NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Told:
    """One entry that came, changed or left: its key, what it is, and what is said of it."""

    key: str
    title: str
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangesTold:
    lead: str
    added: tuple[Told, ...]
    changed: tuple[Told, ...]
    left: tuple[Told, ...]


def told(changes: Changes, register: Register) -> ChangesTold:
    """The changes of an edition, as a page or a feed tells them."""
    return ChangesTold(
        lead=_lead(changes),
        added=tuple(Told(str(cells[0]), title_of(cells, register)) for cells in changes.added),
        changed=tuple(
            Told(str(one.cells[0]), title_of(one.cells, register), tuple(_field(*field) for field in one.fields))
            for one in changes.changed
        ),
        left=tuple(Told(str(cells[0]), title_of(cells, register), (why,)) for cells, why in changes.left),
    )


def _lead(changes: Changes) -> str:
    parts = [
        f"{counted(len(rows), 'entry', 'entries')} {verb}"
        for rows, verb in ((changes.added, "came"), (changes.changed, "changed"), (changes.left, "left"))
        if rows
    ]
    sentence = joined(parts) if parts else "nothing changed"
    return f"{sentence[:1].upper()}{sentence[1:]}."


def title_of(cells: tuple[Cell, ...], register: Register) -> str:
    """Whose entry it is and about what, in a line: Ada Example, Harbourside Ltd."""
    at = places(register)
    parts = [cells[at[name]] for name in ("name", "title", "organisation") if name in at]
    return ", ".join(str(part) for part in parts if part)


def _field(heading: str, before: Cell, after: Cell) -> str:
    return f"{heading}: {in_words(before)}, now {in_words(after)}"


def in_words(cell: Cell) -> str:
    """A cell in a sentence."""
    match cell:
        case None | "":
            return NOTHING
        case bool():
            return "yes" if cell else "no"
        case date():
            return day(cell)
        case _:
            return str(cell)
