"""A scenario is read strictly, and every mistake is told with its line and its key."""

from datetime import date

import pytest

from declarations.guidance.vocabulary import Relationship
from declarations.scenarios.reading import read
from declarations.scenarios.shapes import CannotRead
from tests.declarations.scenarios.pages import PAGE, page

MISTAKES = {
    "an unknown key": (("kind: company}", "kind: company, colour: red}"), 9, "“colour” is not known here"),
    "an unknown value": (("kind: contract_award", "kind: lottery"), 22, "“kind” cannot be “lottery”"),
    "a missing key": (("  decision: true\n", ""), 20, "“decision” is missing"),
    "a broken date": (
        ("date: 2018-03-01", "date: 2018-02-30"),
        2,
        "“date” must be a date like 2018-03-01, not “2018-02-30”",
    ),
    "a word for yes": (("decision: true", "decision: perhaps"), 23, "“decision” must be true or false"),
    "a key twice": (("date: 2018-03-01", "date: 2018-03-01\ndate: 2018-03-02"), 3, "“date” stands here twice"),
    "a number in words": (("minimum: 2", "minimum: two"), 7, "“minimum” must be a whole number"),
    "an unknown organisation": (
        ("organisation: Harbourside Ltd", "organisation: Seaside Ltd"),
        24,
        "no organisation “Seaside",
    ),
    "an unknown person": (("person: gp1", "person: gp9"), 26, "no person “gp9”"),
    "an unknown item": (('{item: "6", quorate', '{item: "7", quorate'), 27, "no item “7”"),
    "two people of one id": (("id: exec1", "id: lay1"), 12, "two people are called “lay1”"),
    "a concern with two names": (("as: bidder}", "topic: knees}"), 24, "a concern names one of"),
    "an interest in nothing": (("role: employee, in: Harbourside Ltd, ", ""), 17, "say what the interest lies in"),
    "no committee": (("committee:\n  name: PCCC\n  kind: pccc\n  level: delegated\n", "x:\n"), 3, "“x” is not known"),
    "text that is not YAML": (("ccg: NHS Invented CCG", "ccg: [NHS"), 2, "this is not YAML"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_line(mistake: str) -> None:
    change, line, says = MISTAKES[mistake]
    with pytest.raises(CannotRead) as told:
        read(page(change))
    assert str(told.value).startswith(f"line {line}: ")
    assert says in str(told.value)


def test_an_empty_file_is_told() -> None:
    with pytest.raises(CannotRead, match="the file is empty"):
        read("")


def test_a_name_that_two_organisations_bear_is_refused_and_a_code_is_not() -> None:
    twins = "- {name: Harbourside Ltd, kind: company, ods: Z1}\n- {name: Harbourside Ltd, kind: company, ods: Z2}\n"
    change = ("- {name: Harbourside Ltd, kind: company}\n", twins)
    with pytest.raises(CannotRead, match="2 organisations are called “Harbourside Ltd”"):
        read(page(change))
    assert read(page(change, (" in: Harbourside Ltd", " in: Z1"), ("organisation: Harbourside Ltd", "organisation: Z2")))


def test_a_scenario_is_read_with_its_defaults() -> None:
    scenario = read(PAGE)
    person = scenario.people[2]
    assert (scenario.ccgs, scenario.date, scenario.rulebook) == (("NHS Invented CCG",), date(2018, 3, 1), None)
    assert person.interests[1].relationship is Relationship.SPOUSE_OR_PARTNER
    assert person.comes
    assert not person.vacant
