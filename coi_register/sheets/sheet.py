"""A table that leaves the house: its columns, each with a name that stays, and its rows one after another."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import IO, Self

Cell = str | int | Decimal | date | bool | None  # as the kind of its column says; None where nothing is known


class Kind(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    DAY = "day"
    MONEY = "money"  # pounds, two decimals
    NUMBER = "number"
    YES_NO = "yes or no"
    ADDRESS = "address"  # of a page, whole


@dataclass(frozen=True, slots=True)
class Column:
    """`name` is for programs and never changes; `heading` stands over the column; `says` explains it in the schema."""

    name: str
    heading: str
    says: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Sheet:
    """`name` becomes the name of a file; `notes` stand above the table: which register, true on and known by which day.

    `rows` may be asked for once, and are made while they are read: a register may be larger than memory. `copy`, where there
    is one, has the database write the same rows as lines of CSV, each with one call of `write`.
    """

    name: str
    title: str
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Cell, ...]]
    copy: Callable[[IO[bytes]], None] | None = None

    def through(self, rows: Iterable[tuple[Cell, ...]]) -> Self:
        """The sheet with its rows led through something that counts or limits them."""
        return replace(self, rows=rows, copy=None)
