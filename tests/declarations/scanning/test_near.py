"""A slip of the pen does not hide a name; and what is only alike is not offered."""

from uuid import UUID

import pytest

from declarations.scanning.naming import How, Names, Party
from declarations.scanning.near import NearNames

KNOWN = ("Parkside Surgery", "Wexbridge Health Partnership Ltd", "Castle Street Medical Centre", "Moor", "Dr Ada Exemplary")


def almost(text: str) -> list[tuple[str, str]]:
    """The names, and the words that stand there."""
    names = Names(Party(UUID(int=place), name) for place, name in enumerate(KNOWN))
    pages = [text]
    met = NearNames(names).met_in(pages, names.met_in(pages))
    return [(one.party.name, text[one.begins : one.ends]) for one in met]


@pytest.mark.parametrize(
    ("text", "name", "there"),
    [
        ("the lease of Parksde Surgery is", "Parkside Surgery", "Parksde Surgery"),
        ("Application: Merger Parkslde Surgery today", "Parkside Surgery", "Parkslde Surgery"),
        ("Wexbrigde Health Partnership Ltd bids", "Wexbridge Health Partnership Ltd", "Wexbrigde Health Partnership Ltd"),
        ("at Castle Strete Medical\nCentre.", "Castle Street Medical Centre", "Castle Strete Medical\nCentre."),
        ("by Dr Ada Exemplery", "Dr Ada Exemplary", "Dr Ada Exemplery"),
    ],
)
def test_a_name_with_a_slip_is_found(text: str, name: str, there: str) -> None:
    assert almost(text) == [(name, there)]


@pytest.mark.parametrize(
    "text",
    [
        "Parkway Surgery",  # another name
        "Parksde",  # without the word that goes with it
        "parksde surgery",  # no name
        "Moors Manor",  # too short to be almost anything
        "The Health Partnership Ltd",
        "Castle Street",
        "",
    ],
)
def test_what_is_only_alike_is_not_found(text: str) -> None:
    assert almost(text) == []


def test_a_name_that_stands_there_is_not_almost_there_as_well() -> None:
    assert almost("Parkside Surgery, and once Parksde Surgery") == []


def test_codes_are_not_almost_anything() -> None:
    names = Names([Party(UUID(int=1), "Y0123456", How.CODE)])
    assert NearNames(names).met_in(["The Y0123465 Code"], []) == []
