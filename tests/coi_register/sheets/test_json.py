"""JSON is read back by the standard library, and jsonschema finds that it is as the schema in it says."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from coi_register.sheets import schema
from coi_register.sheets.json import write
from coi_register.sheets.sheet import Cell
from tests.coi_register.sheets.sample import COLUMNS, EVERY_KIND, ROWS, sheet

NAMES = [column.name for column in COLUMNS]


def read(written: bytes) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(written)
    jsonschema.Draft202012Validator(document["schema"], format_checker=jsonschema.FormatChecker()).validate(document)
    return document


def as_written(cell: Cell) -> object:
    match cell:
        case Decimal():
            return f"{cell:.2f}"
        case date():
            return cell.isoformat()
        case _:
            return cell


def test_a_second_reader_finds_exactly_the_rows() -> None:
    rows = read(b"".join(write(sheet())))["rows"]
    assert rows == [dict(zip(NAMES, map(as_written, row), strict=True)) for row in ROWS]


@given(EVERY_KIND)
@settings(max_examples=25)
def test_whatever_was_typed_is_read_back(rows: list[tuple[Cell, ...]]) -> None:
    assert [[*row.values()] for row in read(b"".join(write(sheet(rows))))["rows"]] == [
        [*map(as_written, row)] for row in rows
    ]


def test_the_notes_stand_beside_the_rows() -> None:
    document = read(b"".join(write(sheet())))
    assert (document["title"], document["notes"][0]) == ("Register of interests, NHS Example CCG", "True on 1 March 2018.")


def test_no_rows_are_an_empty_array() -> None:
    assert read(b"".join(write(sheet([]))))["rows"] == []


def test_the_schema_is_one_itself_and_explains_each_column() -> None:
    jsonschema.Draft202012Validator.check_schema(schema.document(COLUMNS))
    told = schema.row(COLUMNS)["properties"]
    assert told["since"] == {
        "title": "From",
        "description": "When it began",
        "type": ["string", "null"],
        "format": "date",
    }


def test_the_schema_refuses_a_column_that_it_does_not_know() -> None:
    document = read(b"".join(write(sheet(ROWS[:1]))))
    document["rows"][0]["another"] = 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, document["schema"])
