"""What one edition made of another: entries that came, that changed field by field, and that left and why."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from uuid import UUID

from coi_register.sheets.sheet import Cell, Column
from declarations.registers.vocabulary import WHY_IT_LEFT_LABELS, WhyItLeft

Cells = tuple[Cell, ...]
Entries = Callable[
    [AbstractSet[UUID]], Mapping[UUID, Cells]
]  # the entries of these keys as they may be read, in their order


@dataclass(frozen=True, slots=True)
class Changed:
    """An entry of both editions, and each column of which the words differ: heading, before, after."""

    cells: Cells
    fields: tuple[tuple[str, Cell, Cell], ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What an edition made of the one before it."""

    added: tuple[Cells, ...]
    changed: tuple[Changed, ...]
    left: tuple[tuple[Cells, str], ...]


def changes(
    columns: tuple[Column, ...],
    *,
    then: Mapping[UUID, str],
    now: Mapping[UUID, str],
    were: Entries,
    shown: Entries,
    why: Mapping[str, str],
) -> Changes:
    """Two editions compared: `then` and `now` are the digests by key, and only what differs is asked for."""
    came, gone = now.keys() - then.keys(), then.keys() - now.keys()
    differ = {key for key in now.keys() & then.keys() if now[key] != then[key]}
    after, before = shown(came | differ), were(gone | differ)
    changed = [Changed(after[key], fields(before[key], after[key], columns)) for key in after if key in differ]
    return Changes(
        added=tuple(cells for key, cells in after.items() if key in came),
        changed=tuple(one for one in changed if one.fields),
        left=tuple((cells, _in_words(why.get(str(key)))) for key, cells in before.items() if key in gone),
    )


def _in_words(why: str | None) -> str:
    return WHY_IT_LEFT_LABELS[WhyItLeft(why or WhyItLeft.DECLARED_OTHERWISE)]


def fields(before: Cells, after: Cells, columns: tuple[Column, ...]) -> tuple[tuple[str, Cell, Cell], ...]:
    """Each column of which the words differ; nothing and no words are the same."""
    pairs = zip(columns, before, after, strict=True)
    return tuple((column.heading, was, now) for column, was, now in pairs if (was or None) != (now or None))
