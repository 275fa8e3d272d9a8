"""Who on the register may be meant by a name."""

from uuid import uuid4

import pytest

from declarations.imports import names
from declarations.imports.facts import Namesake

PEOPLE = tuple(Namesake(uuid4(), name) for name in ("Dr Ada Example", "Basil Sample", "Cara Invented"))
PLAIN = [names.alike(one.name) for one in PEOPLE]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("ADA EXAMPLE", ["Dr Ada Example"]),
        ("Mrs A Example", ["Dr Ada Example"]),
        ("Ada Exampel", ["Dr Ada Example"]),
        ("Bazil Sample", ["Basil Sample"]),
        ("Cara Sample", []),
        ("Nobody Known", []),
    ],
)
def test_a_name_finds_those_it_may_mean(name: str, meant: list[str]) -> None:
    assert [one.name for one in names.namesakes(name, PEOPLE, PLAIN)] == meant


def test_titles_alone_are_still_a_name() -> None:
    assert names.alike("Dr") == "dr"
