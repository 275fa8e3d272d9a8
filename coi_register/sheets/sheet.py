"""A table that leaves the house: its columns, each with a name that stays, and its rows one after another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

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

    `rows` may be asked for once, and are made while they are read: a register may be larger than memory.
    """

    name: str
    title: str
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Cell, ...]]
