"""What a sheet looks like as JSON, written down as JSON Schema 2020-12, from its columns."""

from collections.abc import Iterable
from typing import Any

from coi_register.sheets.sheet import Column, Kind, Sheet

DIALECT = "https://json-schema.org/draft/2020-12/schema"

TYPES: dict[Kind, dict[str, Any]] = {
    Kind.TEXT: {"type": ["string", "null"]},
    Kind.DAY: {"type": ["string", "null"], "format": "date"},
    Kind.MONEY: {"type": ["string", "null"], "pattern": r"^-?\d+\.\d{2}$"},
    Kind.NUMBER: {"type": ["integer", "null"]},
    Kind.YES_NO: {"type": ["boolean", "null"]},
    Kind.ADDRESS: {"type": ["string", "null"], "format": "uri"},
}


def of(sheet: Sheet) -> dict[str, Any]:
    """The schema of the whole document."""
    return document(sheet.columns)


def document(columns: Iterable[Column]) -> dict[str, Any]:
    """The schema of a document whose rows have these columns."""
    return {
        "$schema": DIALECT,
        "type": "object",
        "properties": {
            "schema": {"type": "object"},
            "title": {"type": "string"},
            "notes": {"type": "array", "items": {"type": "string"}},
            "rows": {"type": "array", "items": row(columns)},
        },
        "required": ["schema", "title", "notes", "rows"],
        "additionalProperties": False,
    }


def row(columns: Iterable[Column]) -> dict[str, Any]:
    """The schema of one row: every column is there, and null where nothing is known."""
    told = {column.name: {"title": column.heading, "description": column.says} | TYPES[column.kind] for column in columns}
    return {"type": "object", "properties": told, "required": [*told], "additionalProperties": False}
