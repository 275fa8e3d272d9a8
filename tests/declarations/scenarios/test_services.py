"""A scenario is played by the product's own deeds, and nothing of it stays."""

from pathlib import Path

import pytest

from coi_register.audit.models import Deed
from committees.models import Organisation
from declarations.guidance.vocabulary import Step
from declarations.scenarios.expectations import failures
from declarations.scenarios.outcome import outcome
from declarations.scenarios.reading import read
from declarations.scenarios.services import play
from declarations.scenarios.shapes import CannotRead
from tests.declarations.scenarios.pages import PAGE, page
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db
FILES = sorted(Path(__file__).parent.glob("*/*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_vector_or_published_example_holds(file: Path) -> None:
    scenario = read(file.read_text())
    assert scenario.expect, "a scenario here expects something"
    assert failures(scenario, outcome(play(scenario))) == []


def test_nothing_of_a_scenario_stays() -> None:
    play(read(PAGE))
    assert not Organisation.objects.exists()
    assert not Deed.objects.exists()


def test_what_the_product_refuses_is_told_with_its_line() -> None:
    second_chair = page(
        ("office: Chief officer, category: executive, voting: true", "office: X, category: lay, voting: true, chair: true")
    )
    with pytest.raises(CannotRead, match=r"^line 12: “Lay chair” is chair of PCCC"):
        play(read(second_chair))


def test_a_code_that_the_register_knows_may_be_used() -> None:
    OrganisationFactory(ods_code="Z1", name="Somebody else")
    played = play(read(page(("kind: company}", "kind: company, ods: Z1}"))))
    assert played.found.standing.items


def test_a_shared_seat_is_one_vote() -> None:
    shared = page(
        (
            "- id: gp1",
            "- {id: exec2, confirmed: 2018-01-10,\n"
            "   seat: {office: Chief officer, category: executive, voting: true, shared_with: exec1}}\n"
            "- id: gp1",
        )
    )
    after = outcome(play(read(shared)))["items"][0]["after"][0]
    assert after["voting_present"] == 2  # the chair, and the two officers together


def test_a_deputy_takes_the_seat_of_one_who_is_away_with_interests_of_their_own() -> None:
    deputy = page(
        (
            "voting: true}, confirmed: 2018-01-10}\n- id: gp1",
            "voting: true}, confirmed: 2018-01-10, present: false}\n"
            "- {id: dep1, seat: {office: Deputy, category: executive, voting: true, deputy_for: exec1}, confirmed: 2018-01-10,\n"
            "   interests: [{category: financial, direct: true, role: director, in: Harbourside Ltd, from: 2012-01-01}]}\n"
            "- id: gp1",
        )
    )
    played = play(read(deputy))
    item, person = played.items["6"], played.people["dep1"]
    assert played.found.finding(item, person).step is Step.LEAVE
    assert played.found.sittings[person].deputy_for == played.people["exec1"]


def test_a_deputy_stands_in_for_a_vacant_seat() -> None:
    vacant = page(
        (
            "- {id: exec1, seat: {office: Chief officer, category: executive, voting: true}, confirmed: 2018-01-10}",
            "- {id: exec1, seat: {office: Chief officer, category: executive, voting: true}, vacant: true}\n"
            "- {id: dep1, seat: {office: Deputy, category: executive, voting: true, deputy_for: exec1}, confirmed: 2018-01-10}",
        )
    )
    after = outcome(play(read(vacant)))["items"][0]["after"][0]
    assert (after["voting_present"], after["quorate"]) == (2, True)


def test_no_declaration_at_all_cannot_be_told() -> None:
    undated = page(
        ("  confirmed: 2018-01-10\n", ""),
        (", role: director, in: Harbourside Ltd", ", role: director, text: a firm"),
        ("role: employee, in: Harbourside Ltd", "role: employee, text: another firm"),
    )
    played = play(read(undated))
    finding = played.found.finding(played.items["6"], played.people["gp1"])
    assert finding.outcome == "cannot_tell"


def test_the_example_in_the_documentation_holds() -> None:
    example = (Path(__file__).parents[3] / "docs" / "scenarios.md").read_text().split("```yaml\n")[1].split("```")[0]
    scenario = read(example)
    assert failures(scenario, outcome(play(scenario))) == []
