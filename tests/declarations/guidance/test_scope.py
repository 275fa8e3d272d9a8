"""What a primary care commissioning committee may decide, by level and date; what is reserved; what a sub-group may not."""

from datetime import date
from typing import Any

import pytest

from declarations.guidance import written
from declarations.guidance.findings import Scope
from declarations.guidance.rulebook import load
from declarations.guidance.scope import scope_of

ON = date(2018, 3, 1)


def scope(
    kind: str, *, body: str = "pccc", level: str | None = "delegated", on: date = ON, decision: bool = True, **item: Any
) -> Scope:
    facts = written.WORLD | {
        "date": on,
        "committees": [{"name": "Committee", "kind": body, "level": level}],
        "organisations": [*written.WORLD["organisations"], {"name": "High Street Pharmacy", "kind": "pharmacy"}],
        "people": [],
        "items": [{"kind": kind, "decision": decision} | item],
    }
    meeting = written.meeting(facts)
    return scope_of(meeting.items[0], meeting.committees, meeting, load())


@pytest.mark.parametrize(
    "kind", ["merger", "closure", "boundary_change", "premises", "incentive_scheme", "practice_performance"]
)
@pytest.mark.parametrize("level", ["delegated", "joint"])
def test_practices_contracts_and_schemes_are_for_the_committee(kind: str, level: str) -> None:
    found = scope(kind, level=level)
    assert (found.in_scope, found.rule) == (True, "delegated-committee-decides")
    assert found.source is not None


def test_an_individual_performer_is_reserved_to_nhs_england() -> None:
    found = scope("individual_performance")
    assert (found.in_scope, found.rule) == (False, "individual-performers-are-reserved")


@pytest.mark.parametrize(
    "concerns", [[{"class": "all_pharmacies"}], [{"class": "all_dental"}], [{"organisation": "High Street Pharmacy"}]]
)
def test_pharmacy_dental_and_eye_care_are_reserved(concerns: list[dict[str, str]]) -> None:
    assert scope("payment", concerns=concerns).rule == "other-contractors-are-reserved"


def test_an_item_on_a_practice_and_a_pharmacy_is_not_reserved() -> None:
    concerns = [{"organisation": "High Street Pharmacy"}, {"organisation": "Riverside Practice"}]
    assert scope("payment", concerns=concerns).in_scope is True


def test_with_greater_involvement_the_committee_advises() -> None:
    found = scope("merger", level="greater_involvement")
    assert (found.in_scope, found.rule) == (False, "greater-involvement-advises")
    assert scope("merger", level="greater_involvement", decision=False).in_scope is None


def test_a_sub_group_never_decides() -> None:
    assert scope("merger", body="subgroup", level=None).rule == "a-sub-group-never-decides"
    assert scope("merger", body="subgroup", level=None, decision=False).in_scope is None


def test_the_book_does_not_say_what_a_governing_body_may_decide() -> None:
    assert scope("merger", body="governing_body", level=None) == Scope(None)


def test_the_book_does_not_say_where_the_level_is_not_known() -> None:
    assert scope("merger", level=None) == Scope(None)


def test_delegation_began_in_april_2015() -> None:
    assert scope("merger", on=date(2015, 3, 31)).in_scope is None
    assert scope("merger", on=date(2015, 4, 1)).in_scope is True


def test_from_july_2022_a_board_may_decide_on_pharmacies() -> None:
    concerns = [{"class": "all_pharmacies"}]
    assert scope("payment", on=date(2022, 6, 30), concerns=concerns).in_scope is False
    assert scope("payment", on=date(2022, 7, 1), concerns=concerns).in_scope is True
    assert scope("individual_performance", on=date(2022, 7, 1)).in_scope is False
