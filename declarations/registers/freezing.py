"""An entry frozen as it is published, its cells read again, and the seal over all entries of an edition."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from coi_register.sheets.sheet import Cell, Column, Kind
from declarations.registers.facts import Frozen, Line
from declarations.registers.masks import Mask
from declarations.registers.vocabulary import Register


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
    """The cells as the kinds of their columns say; what a mask wrote in place of a day stays the word that it is."""
    return tuple(_read(cell, column.kind) for cell, column in zip(cells, columns, strict=True))


def _read(cell: str | int | bool | None, kind: Kind) -> Cell:
    match kind:
        case Kind.DAY if isinstance(cell, str):
            return date.fromisoformat(cell)
        case Kind.MONEY if isinstance(cell, str):
            return Decimal(cell)
        case _:
            return cell
