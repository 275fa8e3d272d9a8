"""Each condition on the item: where it holds, and the nearest situation where it does not."""

from typing import Any

import pytest

from committees.meetings.vocabulary import ItemKind, Route, Stage
from declarations.guidance.conditions import of_items
from tests.declarations.guidance.conditions.situations import conditions_of, holds

# condition, a situation where it holds, and the nearest where it does not
CASES: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("item is for strategy or information", {"item": ItemKind.STRATEGY}, {"item": ItemKind.BUDGET}),
    ("item is for strategy or information", {"item": ItemKind.PAYMENT, "decision": False}, {"item": ItemKind.PAYMENT}),
    ("item designs or judges", {"item": ItemKind.BUDGET}, {"item": ItemKind.PAYMENT}),
    ("item designs or judges", {"item": ItemKind.PRACTICE_PERFORMANCE}, {"item": ItemKind.ENFORCEMENT}),
    ("item designs or judges", {"item": ItemKind.SPECIFICATION}, {"item": ItemKind.SPECIFICATION, "decision": False}),
    ("item awards pays or enforces", {"item": ItemKind.CONTRACT_AWARD}, {"item": ItemKind.CONTRACT_MONITORING}),
    ("item awards pays or enforces", {"item": ItemKind.MERGER}, {"item": ItemKind.MERGER, "decision": False}),
    (
        "item awards pays or enforces",
        {"item": ItemKind.PROCUREMENT, "stage": Stage.EVALUATION},
        {"item": ItemKind.PROCUREMENT, "stage": Stage.SPECIFICATION},
    ),
    ("item has commercial papers", {"item": ItemKind.CONTRACT_EXTENSION}, {"item": ItemKind.CONTRACT_MONITORING}),
    ("item has commercial papers", {"item": ItemKind.SPECIFICATION}, {"item": ItemKind.SERVICE_DESIGN}),
    (
        "item has commercial papers",
        {"item": ItemKind.SERVICE_DESIGN, "stage": Stage.NEED},
        {"item": ItemKind.SERVICE_DESIGN, "stage": None},
    ),
    ("item moves patients or work", {"item": ItemKind.LIST_CLOSURE}, {"item": ItemKind.PREMISES}),
    ("item moves patients or work", {"item": ItemKind.CONTRACT_AWARD}, {"item": ItemKind.CONTRACT_VARIATION}),
    ("item is about premises", {"item": ItemKind.PREMISES}, {"item": ItemKind.NEW_PRACTICE}),
    ("item is a procurement", {"item": ItemKind.CONTRACT_VARIATION}, {"item": ItemKind.CONTRACT_MONITORING}),
    ("item is a procurement", {"item": ItemKind.PROCUREMENT}, {"item": ItemKind.SPECIFICATION}),
    ("item is awarded without competition", {"route": Route.DIRECT_AWARD}, {"route": Route.COMPETITIVE}),
    ("item is awarded without competition", {"route": Route.MOST_SUITABLE_PROVIDER}, {"route": None}),
    ("item is a competition", {"route": Route.COMPETITIVE}, {"route": Route.MOST_SUITABLE_PROVIDER}),
]


@pytest.mark.parametrize(("words", "true", "near_miss"), CASES)
def test_a_condition_holds_where_it_is_meant_and_not_beside_it(
    words: str, true: dict[str, Any], near_miss: dict[str, Any]
) -> None:
    assert holds(words, **true)
    assert not holds(words, **near_miss)


def test_every_condition_on_the_item_stands_in_the_table() -> None:
    assert {words for words, _, _ in CASES} == conditions_of(of_items)


@pytest.mark.parametrize("kind", ItemKind)
@pytest.mark.parametrize("stage", [None, *Stage])
@pytest.mark.parametrize("decision", [True, False])
def test_an_item_stands_in_exactly_one_column(kind: ItemKind, stage: Stage | None, decision: bool) -> None:
    columns = ("item is for strategy or information", "item designs or judges", "item awards pays or enforces")
    assert sum(holds(words, item=kind, stage=stage, decision=decision) for words in columns) == 1
