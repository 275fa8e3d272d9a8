"""What cannot be told, and what only looks like a match: each in the whole sentence that the chair reads."""

from datetime import date
from typing import Any

import pytest

from declarations.guidance import written
from declarations.guidance.findings import NearMiss

FINANCIAL = {"category": "financial", "direct": True}


def near_misses(*interests: dict[str, Any], item: dict[str, Any], **more: Any) -> tuple[NearMiss, ...]:
    held = [FINANCIAL | interest for interest in interests]
    return written.finding_of({"interests": held, "item": {"kind": "payment"} | item} | more).near_misses


def on(*concerns: dict[str, Any]) -> dict[str, Any]:
    return {"concerns": list(concerns)}


@pytest.mark.parametrize(("text", "words"), [("Something in the south", ": “Something in the south”"), ("", "")])
def test_an_interest_tied_to_nothing_could_matter_wherever_anyone_is_concerned(text: str, words: str) -> None:
    says = f"An interest is not tied to any known organisation, class or topic{words}. It could matter here."
    for concern in ({"organisation": "Harbourside Ltd"}, {"topic": "dermatology"}):
        assert near_misses({"text": text}, item=on(concern)) == (NearMiss(says, 1, doubt=True),)
    assert near_misses({"text": text}, item=on({"person": "somebody else"})) == ()


def test_an_interest_in_an_organisation_that_nobody_knows_could_matter_where_an_organisation_is_concerned() -> None:
    says = "An interest is not tied to any known organisation, class or topic. It could matter here."
    elsewhere = {"in": "Nobody's Ltd"}
    for concern in ({"organisation": "Harbourside Ltd"}, {"class": "all_dental"}, {"practices_in": ["Valley Federation"]}):
        assert near_misses(elsewhere, item=on(concern)) == (NearMiss(says, 1, doubt=True),)
    assert near_misses(elsewhere, item=on({"topic": "dermatology"})) == ()


def test_an_interest_in_a_class_may_be_the_one_of_it_that_is_concerned() -> None:
    says = "The interest is declared in all member practices, not in which; it may be the one concerned."
    practices = {"in_class": "all_member_practices"}
    assert near_misses(practices, item=on({"organisation": "Riverside Practice"})) == (
        NearMiss(says, 1, "Riverside Practice", doubt=True),
    )
    assert near_misses(practices, item=on({"practices_in": ["Valley Federation"]})) == (NearMiss(says, 1, doubt=True),)
    assert near_misses({"in_class": "all_pharmacies"}, item=on({"practices_in": ["Valley Federation"]})) == ()


def test_a_party_not_identified_could_be_any_organisation_declared_and_no_topic() -> None:
    says = (
        "“a local provider” has not been identified; an interest declared in Harbourside Ltd, Rowan Hospice could lie in it."
    )
    found = near_misses(
        {"in": "Rowan Hospice"},
        {"in": "Harbourside Ltd"},
        {"in_topic": "dermatology"},
        item=on({"unidentified": "a local provider"}),
    )
    assert found == (NearMiss(says, 2, "a local provider", doubt=True),)


def test_an_organisation_of_the_same_name_is_told_to_be_another() -> None:
    namesake = {"name": "Harbourside Limited", "kind": "company"}
    found = near_misses(
        {"in": "Harbourside Ltd"},
        item=on({"organisation": "Harbourside Limited"}),
        organisations=[*written.WORLD["organisations"], namesake],
    )
    says = "Harbourside Limited has the same name as the organisation declared, and is another organisation."
    assert found == (NearMiss(says, 1, "Harbourside Limited"),)


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (
            {"since": date(2018, 4, 1)},
            "Rowan Hospice is member of Valley Federation only from 1 April 2018, after the meeting.",
        ),
        ({"until": date(2018, 2, 1)}, "Rowan Hospice is no longer member of Valley Federation: since 1 February 2018."),
    ],
)
def test_a_link_of_another_date_is_told_with_its_day(days: dict[str, date], says: str) -> None:
    link = {"from": "Rowan Hospice", "to": "Valley Federation", "kind": "member_of"} | days
    found = near_misses({"in": "Rowan Hospice"}, item=on({"organisation": "Valley Federation"}), links=[link])
    assert found == (NearMiss(says, 1, "Valley Federation"),)


@pytest.mark.parametrize(
    ("interests", "says"),
    [
        ([{"in": "Rowan Hospice"}], "m1 sits for general practice and has declared no practice; ask which."),
        ([], "m1 sits for general practice and made a nil return."),
    ],
)
def test_a_gp_without_a_practice_is_told_of_where_practices_are_concerned(
    interests: list[dict[str, Any]], says: str
) -> None:
    for concern in ({"class": "all_member_practices"}, {"practices_in": ["Valley Federation"]}):
        found = near_misses(*interests, item=on(concern), seat={"category": "gp"})
        assert found == (NearMiss(says, doubt=bool(interests)),)
    assert near_misses(*interests, item=on({"class": "all_dental"}), seat={"category": "gp"}) == ()
