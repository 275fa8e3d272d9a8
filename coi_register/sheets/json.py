"""A sheet as JSON: an array of objects under the schema of its columns, with its notes beside it."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from coi_register.sheets import schema
from coi_register.sheets.by_column import Make, batches, by_column
from coi_register.sheets.sheet import Cell, Column, Kind, Sheet

MEDIA_TYPE = "application/json"


def write(sheet: Sheet) -> Iterator[bytes]:
    """One document, made row after row: `schema`, `title`, `notes` and `rows`. A sum is a text, so that no penny is lost."""
    about = {"schema": schema.of(sheet), "title": sheet.title, "notes": sheet.notes}
    yield f'{{{_text(about)[1:-1]}, "rows": ['.encode()
    before = "\n"
    for batch in batches(sheet.rows):
        yield (before + ",\n".join(map(_text, objects(batch, sheet.columns)))).encode()
        before = ",\n"
    yield b"\n]}\n"


def objects(rows: Iterable[tuple[Cell, ...]], columns: tuple[Column, ...]) -> Iterator[dict[str, Any]]:
    """Each row as an object: the names of the columns, and the cells as JSON knows them."""
    names, makes = [column.name for column in columns], [MAKES[column.kind] for column in columns]
    for batch in batches(rows):
        yield from (dict(zip(names, cells, strict=True)) for cells in zip(*by_column(batch, makes), strict=True))


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _days(cells: Iterable[date | None]) -> Iterable[str | None]:
    return [None if day is None else day.isoformat() for day in cells]


def _sums(cells: Iterable[Decimal | None]) -> Iterable[str | None]:
    return [None if pounds is None else f"{pounds:.2f}" for pounds in cells]


def _as_they_are(cells: Iterable[Any]) -> Iterable[Any]:
    return cells


MAKES: dict[Kind, Make] = {
    Kind.TEXT: _as_they_are,
    Kind.ADDRESS: _as_they_are,
    Kind.NUMBER: _as_they_are,
    Kind.YES_NO: _as_they_are,
    Kind.DAY: _days,
    Kind.MONEY: _sums,
}
