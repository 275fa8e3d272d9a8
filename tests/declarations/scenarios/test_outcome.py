"""The answer as plain data has exactly the keys that other programs read."""

import json

import pytest

from declarations.scenarios.outcome import Plain, outcome
from declarations.scenarios.reading import read
from declarations.scenarios.services import play
from tests.declarations.scenarios.pages import PAGE

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer() -> Plain:
    return json.loads(json.dumps(outcome(play(read(PAGE)))))


def test_the_answer_names_its_rule_book(answer: Plain) -> None:
    assert answer["date"] == "2018-03-01"
    assert "G2017" in answer["rulebook"]["instruments"]
    assert len(answer["rulebook"]["digest"]) == 64


def test_a_committee_says_how_it_is_made(answer: Plain) -> None:
    made = answer["committees"][0]["composition"]
    assert set(made) == {"lay_executive_majority", "lay_executive", "voting", "problems", "remarks"}
    assert (made["lay_executive"], made["voting"], made["lay_executive_majority"]) == (2, 3, True)


def test_a_flag_says_which_interest_by_its_place_in_the_file(answer: Plain) -> None:
    flagged = next(person for person in answer["items"][0]["people"] if person["id"] == "gp1")
    places = {because["interest"]: because["path"] for because in flagged["because"]}
    assert places[1] == ["employee", "Harbourside Ltd"]
    assert places[2] == ["spouse_or_partner", "director", "Harbourside Ltd"]
    assert all(set(because["source"]) == {"instrument", "place", "status"} for because in flagged["because"])


def test_what_is_left_is_told_with_the_scenarios_own_names(answer: Plain) -> None:
    assert answer["items"][0]["after"] == [
        {
            "committee": "PCCC",
            "quorate": True,
            "failed_clauses": [],
            "lay_executive_majority": True,
            "voting_present": 2,
            "chair": "lay1",
            "clinician_present": False,
            "clinical_voice": False,
        }
    ]


def test_remedies_are_words_and_what_is_done_instead_has_its_consequence() -> None:
    item = outcome(play(read(PAGE.replace("minimum: 2", "minimum: 9"))))["items"][0]
    defer = "defer: adjourn, and reconvene when the committee can decide"
    assert [defer] in item["remedies"]
    assert item["consequences"][defer] == "The item waits; no later meeting of the committee is known."


def test_a_majority_that_nobody_asks_for_is_null() -> None:
    other = PAGE.replace("kind: pccc\n  level: delegated", "kind: other").replace(
        "lay_executive_majority: true", "lay_executive_majority: false"
    )
    made = outcome(play(read(other)))
    assert made["committees"][0]["composition"]["lay_executive_majority"] is None
    assert made["items"][0]["after"][0]["lay_executive_majority"] is None
