"""An entry frozen as it is published, its cells read again, and the seal over all entries of an edition."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import islice

from coi_register.sheets.sheet import Cell, Column, Kind
from declarations.registers.facts import Frozen, Line
from declarations.registers.masks import Mask
from declarations.registers.vocabulary import Register

Otherwise = tuple[tuple[int, Callable[[str], Cell]], ...]  # the place of a column, and the word that reads its cells
AT_ONCE = 500  # entries
READ: dict[Kind, Callable[[str], Cell]] = {Kind.DAY: date.fromisoformat, Kind.MONEY: Decimal}


def frozen(line: Line, register: Register, mask: Mask) -> Frozen:
    """The entry as it would be published now: what is withheld is absent from it for good."""
    cells = tuple(_plain(cell) for cell in mask.over(register, line.key, line.person, line.cells))
    written = json.dumps(cells, ensure_ascii=False, separators=(",", ":"))
    return Frozen(line.key, line.person, cells, hashlib.sha256(written.encode()).hexdigest())


def sealed(entries: Iterable[Frozen]) -> str:
    """sha256 over the digests of the entries in their order: the same entries give the same seal."""
    seal = hashlib.sha256()
    for entry in entries:
        seal.update(f"{entry.key} {entry.digest}\n".encode())
    return seal.hexdigest()


def _plain(cell: Cell) -> str | int | bool | None:
    return str(cell) if isinstance(cell, date | Decimal) else cell


def thawed(cells: Sequence[str | int | bool | None], columns: Sequence[Column]) -> tuple[Cell, ...]:
    """The cells as the kinds of their columns say; only days and money were frozen as other than they are."""
    return _thawed(list(cells), _kept_otherwise(tuple(columns)))


def all_thawed(told: Iterable[str], columns: Sequence[Column]) -> Iterator[tuple[Cell, ...]]:
    """The same of many entries, each told as JSON: read some hundred at a time, for a register may be long."""
    otherwise, left = _kept_otherwise(tuple(columns)), iter(told)
    while batch := list(islice(left, AT_ONCE)):
        yield from (_thawed(cells, otherwise) for cells in json.loads(f"[{','.join(batch)}]"))


def _thawed(cells: list[Cell], otherwise: Otherwise) -> tuple[Cell, ...]:
    for place, kept in otherwise:
        if isinstance(cell := cells[place], str):
            cells[place] = kept(cell)
    return tuple(cells)


@cache
def _kept_otherwise(columns: tuple[Column, ...]) -> Otherwise:
    """Where cells stand that are read by a word of their own: asked once a register, not of every cell of a long one."""
    return tuple((place, READ[column.kind]) for place, column in enumerate(columns) if column.kind in READ)
