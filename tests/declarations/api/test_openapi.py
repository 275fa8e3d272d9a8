"""The description of the API is valid OpenAPI 3.1, names every address there is, and answers are as it says."""

from typing import Any

import jsonschema
import pytest
from django.test import Client
from django.urls import get_resolver
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from coi_register.sheets import schema
from declarations.api import openapi
from declarations.registers.columns import PUBLIC
from declarations.registers.vocabulary import Register
from tests.declarations.registers.story import Story


def test_it_is_valid_openapi() -> None:
    validate(openapi.document(), cls=OpenAPIV31SpecValidator)


def test_it_names_every_address_there_is() -> None:
    addresses = {
        route.replace("<slug:register>", register).replace("<slug:", "{").replace("<int:", "{").replace(">", "}")
        for route in routes()
        for register in Register
    }
    assert {f"{openapi.ROOT.removeprefix('/')}{path}" for path in openapi.document()["paths"]} == addresses


def routes() -> list[str]:
    found: list[Any] = [str(value[1]) for name, value in _by_name().items() if name.startswith("api_")]
    return [route for route in found if route.startswith("api/v1/ccgs")]


def _by_name() -> dict[str, tuple[str, str]]:
    told = {}
    left = [("", get_resolver().url_patterns)]
    while left:
        before, patterns = left.pop()
        for each in patterns:
            here = before + str(each.pattern)
            if hasattr(each, "url_patterns"):
                left.append((here, each.url_patterns))
            elif each.name:
                told[each.name] = (each.name, here)
    return told


def test_the_fields_of_an_entry_are_those_of_the_exports() -> None:
    told = openapi.document()["components"]["schemas"]
    assert told["interests_entry"] == schema.row(PUBLIC[Register.INTERESTS])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/ccgs/", "/ccgs/"),
        ("/ccgs/{code}/meetings/", "/ccgs/99x/meetings/"),
        ("/ccgs/{code}/registers/interests/editions/", "/ccgs/99x/registers/interests/editions/"),
        ("/ccgs/{code}/registers/interests/editions/{number}/", "/ccgs/99x/registers/interests/editions/1/"),
    ],
)
def test_an_answer_is_as_the_description_says(client: Client, story: Story, path: str, address: str) -> None:
    story.edition()
    described = openapi.document()
    wanted = described["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    answer = client.get(openapi.ROOT + address)
    assert answer.status_code == 200
    jsonschema.validate(answer.json(), wanted | {"components": described["components"]})


@pytest.mark.django_db
def test_it_is_served_to_anybody(client: Client) -> None:
    assert client.get("/api/v1/openapi.json").json() == openapi.document()
