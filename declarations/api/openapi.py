"""The description of the API, OpenAPI 3.1, made from the columns of the registers."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from coi_register.sheets import schema
from declarations.api.paging import MOST, UNLESS_SAID
from declarations.registers.columns import KEPT, PUBLIC
from declarations.registers.filters import BY_COLUMN
from declarations.registers.vocabulary import REGISTER_LABELS, Register

VERSION = "1"
ROOT = "/api/v1"
TEXT = {"type": "string"}
DAY = {"type": "string", "format": "date"}
NUMBER = {"type": "integer"}
SAYS = (
    "What is public needs no token: published editions of the registers, and the public part of the meetings of governing bodies "
    "and primary care commissioning committees. With an auditor’s token also the registers as they are kept, on any past day, "
    "as known on any past day. The names of the fields are those of the exports. What the Guardian withheld is in no answer, "
    "also of earlier editions."
)
CODE = {"name": "code", "in": "path", "required": True, "description": "The ODS code of the CCG, as 15N.", "schema": TEXT}
EDITION = {"name": "number", "in": "path", "required": True, "description": "The number of the edition.", "schema": NUMBER}
PAGING = (
    {"name": "page", "in": "query", "description": "Counts from 1.", "schema": NUMBER | {"minimum": 1, "default": 1}},
    {
        "name": "size",
        "in": "query",
        "description": "Rows of a page.",
        "schema": NUMBER | {"minimum": 1, "maximum": MOST, "default": UNLESS_SAID},
    },
)
FILTERS = (
    {"name": "text", "in": "query", "description": "Words that an entry has somewhere.", "schema": TEXT},
    *(
        {"name": name, "in": "query", "description": f"Words that the column “{name}” has.", "schema": TEXT}
        for name in BY_COLUMN
    ),
)
MOMENT = (
    {"name": "on", "in": "query", "description": "The day on which it was true; today unless said.", "schema": DAY},
    {"name": "known", "in": "query", "description": "Known by the end of that day; now unless said.", "schema": DAY},
)


@cache
def document() -> dict[str, Any]:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Registers of conflicts of interest", "version": VERSION, "description": SAYS},
        "servers": [{"url": ROOT}],
        "paths": {
            "/ccgs/": _get("ccgs", "The CCGs that have published a register", _page(_ref("Ccg")), [*PAGING]),
            "/ccgs/{code}/meetings/": _get(
                "meetings", "The public part of meetings", _page(_ref("Meeting")), [CODE, *PAGING]
            ),
            **{path: told for register in Register for path, told in _of(register).items()},
        },
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": _schemas(),
            "responses": {"Refused": _answer("Why there is no answer, in a sentence", _ref("Error"))},
        },
    }


def _of(register: Register) -> dict[str, Any]:
    """The addresses of one register."""
    named, at = REGISTER_LABELS[register], f"/ccgs/{{code}}/registers/{register}"
    rows, kept = _ref(f"{register}_entry"), _ref(f"{register}_kept")
    head = {"title": TEXT, "notes": {"type": "array", "items": TEXT}}
    secured: dict[str, Any] = {"security": [{"token": []}]}
    return {
        f"{at}/editions/": _get(f"{register}_editions", f"{named}: its editions", _page(_ref("Edition")), [CODE, *PAGING]),
        f"{at}/editions/{{number}}/": _get(
            f"{register}_edition",
            f"{named}: the entries of an edition",
            _page(rows, head),
            [CODE, EDITION, *PAGING, *FILTERS],
        ),
        f"{at}/kept/": _get(
            f"{register}_kept", f"{named}, as it is kept", _page(kept, head), [CODE, *PAGING, *MOMENT, *FILTERS], **secured
        ),
    }


def _get(name: str, says: str, answer: dict[str, Any], parameters: list[Any], **more: Any) -> dict[str, Any]:
    responses = {"200": _answer(says, answer), "default": {"$ref": "#/components/responses/Refused"}}
    return {"get": {"operationId": name, "summary": says, "parameters": parameters, "responses": responses} | more}


def _answer(says: str, of: dict[str, Any]) -> dict[str, Any]:
    return {"description": says, "content": {"application/json": {"schema": of}}}


def _page(rows: dict[str, Any], head: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Rows, with where the next and the one before are."""
    link = {"type": ["string", "null"], "format": "uri-reference"}
    paging = {"page": NUMBER, "size": NUMBER, "next": link, "previous": link}
    return _object({**(head or {}), **paging, "rows": {"type": "array", "items": rows}})


def _schemas() -> dict[str, Any]:
    """What answers are made of."""
    items = {"type": "array", "items": _object({"title": TEXT, "kind": TEXT, "decision": {"type": "boolean"}})}
    meeting = {"key": TEXT | {"format": "uuid"}, "on": DAY, "state": TEXT, "venue": TEXT}
    found: dict[str, Any] = {
        "Error": _object({"error": TEXT}),
        "Ccg": _object({"code": TEXT, "name": TEXT, "registers": {"type": "array", "items": TEXT}}),
        "Edition": _object({"number": NUMBER, "true_on": DAY, "published_on": DAY, "entries": NUMBER, "href": TEXT}),
        "Meeting": _object(meeting | {"committees": {"type": "array", "items": TEXT}, "items": items}),
    }
    for register in Register:
        found[f"{register}_entry"] = schema.row(PUBLIC[register])
        found[f"{register}_kept"] = schema.row(PUBLIC[register] + KEPT)
    return found


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    """Each of them is always there."""
    return {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}
