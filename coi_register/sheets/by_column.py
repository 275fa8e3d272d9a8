"""The rows of a sheet some hundred at a time, a column at a time: what is asked once a column is not asked of every cell."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from coi_register.sheets.sheet import Cell

AT_ONCE = 500  # rows: a quarter of a megabyte as XML

Batch = list[tuple[Cell, ...]]
Make = Callable[[Sequence[Any]], Iterable[Any]]  # of the cells of one column; they are as its kind says


def batches(rows: Iterable[tuple[Cell, ...]]) -> Iterator[Batch]:
    """All rows, in order."""
    left = iter(rows)
    while batch := list(islice(left, AT_ONCE)):
        yield batch


def each_once(make: Callable[[Any], str], cells: Sequence[Any], alike: Callable[[Any], str] | None = None) -> list[str]:
    """What is made of each cell; where many are alike, as they are in most columns, what `alike` makes, once of each."""
    different = dict.fromkeys(cells)
    if len(different) > len(cells) // 2:
        return list(map(make, cells))
    made = {cell: (alike or make)(cell) for cell in different}
    return [made[cell] for cell in cells]


def by_column(batch: Batch, makes: Sequence[Make]) -> list[Iterable[Any]]:
    """What each column's words make of its cells; a row that is longer or shorter than the columns raises ValueError."""
    return [make(cells) for make, cells in zip(makes, zip(*batch, strict=True), strict=True)]


def joined(batch: Batch, makes: Sequence[Make], between: str) -> str:
    """The rows as text, each the text of its cells, with `between` from one row to the next."""
    return between.join(map("".join, zip(*by_column(batch, makes), strict=True)))
