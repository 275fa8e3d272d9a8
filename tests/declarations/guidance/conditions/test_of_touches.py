"""Each condition on how interest and item meet: where it holds, and the nearest situation where it does not."""

from typing import Any

import pytest

from committees.meetings.vocabulary import PartPlayed
from committees.organisations.vocabulary import LinkKind, OrganisationKind
from declarations.guidance.conditions import of_touches
from declarations.guidance.situation import TouchKind
from tests.declarations.guidance.conditions.situations import conditions_of, holds

PERSON, NAMED, LINKED = {"touch": TouchKind.PERSON}, {"touch": TouchKind.NAMED}, {"touch": TouchKind.LINKED}
CLASS, TOPIC, COMPETITOR = {"touch": TouchKind.CLASS}, {"touch": TouchKind.TOPIC}, {"touch": TouchKind.COMPETITOR}


def tied_by(*kinds: LinkKind) -> dict[str, Any]:
    return {"touch": TouchKind.LINKED, "ties": frozenset(kinds)}


# condition, a situation where it holds, and the nearest where it does not
CASES: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("item concerns the person", PERSON, NAMED),
    ("item names its organisation", NAMED, COMPETITOR),
    ("item names its organisation", LINKED, CLASS),
    ("item affects its class or topic", CLASS, LINKED),
    ("item affects its class or topic", TOPIC, NAMED),
    ("item affects its class", CLASS, TOPIC),
    ("item touches what it was agreed for", NAMED, COMPETITOR),
    ("item touches what it was agreed for", LINKED, PERSON),
    ("item touches what it was agreed for", TOPIC, COMPETITOR),
    (
        "item touches what it was agreed for",
        CLASS | {"declared_in": None},
        CLASS | {"declared_in": OrganisationKind.GP_PRACTICE},
    ),
    ("item touches its competitor", COMPETITOR, LINKED),
    (
        "organisation is reached by more than ownership",
        tied_by(LinkKind.OWNED_BY, LinkKind.MEMBER_OF),
        tied_by(LinkKind.OWNED_BY, LinkKind.SUCCEEDED_BY),
    ),
    (
        "organisation is reached by more than ownership",
        tied_by(LinkKind.MEMBER_OF),
        NAMED | {"ties": frozenset({LinkKind.MEMBER_OF})},
    ),
    ("organisation is reached by more than ownership", tied_by(LinkKind.MEMBER_OF), tied_by()),
    (
        "organisation is a professional body",
        {"declared_in": OrganisationKind.PROFESSIONAL_BODY},
        {"declared_in": OrganisationKind.CHARITY},
    ),
    ("organisation stands to receive", {"part_played": PartPlayed.BIDDER}, {"part_played": PartPlayed.COMPETITOR}),
    ("organisation stands to receive", {"part_played": PartPlayed.APPLICANT}, {"part_played": PartPlayed.SUBJECT}),
    ("organisation stands to receive", {"part_played": PartPlayed.HOLDER}, {"part_played": PartPlayed.LANDLORD}),
    ("organisation stands to receive", {"part_played": PartPlayed.INCUMBENT}, {"part_played": None}),
]


@pytest.mark.parametrize(("words", "true", "near_miss"), CASES)
def test_a_condition_holds_where_it_is_meant_and_not_beside_it(
    words: str, true: dict[str, Any], near_miss: dict[str, Any]
) -> None:
    assert holds(words, **true)
    assert not holds(words, **near_miss)


def test_every_condition_on_how_they_meet_stands_in_the_table() -> None:
    assert {words for words, _, _ in CASES} == conditions_of(of_touches)
