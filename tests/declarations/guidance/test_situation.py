"""The column of the proposal table that an item stands in."""

import pytest

from committees.meetings.vocabulary import ItemKind, Stage
from declarations.guidance.situation import Column, column_of


@pytest.mark.parametrize("item", ItemKind)
def test_every_kind_of_item_has_a_column(item: ItemKind) -> None:
    assert column_of(item, decision=True, stage=None) in Column


@pytest.mark.parametrize("item", ItemKind)
def test_an_item_that_asks_for_no_decision_is_for_information(item: ItemKind) -> None:
    assert column_of(item, decision=False, stage=None) is Column.OPEN


@pytest.mark.parametrize(
    ("item", "stage", "decision", "column"),
    [
        (ItemKind.PROCUREMENT, None, True, Column.AWARD),
        (ItemKind.PROCUREMENT, Stage.NEED, True, Column.DESIGN),
        (ItemKind.PROCUREMENT, Stage.NEED, False, Column.OPEN),
        (ItemKind.PROCUREMENT, Stage.ENGAGEMENT, False, Column.DESIGN),
        (ItemKind.PROCUREMENT, Stage.EVALUATION, False, Column.AWARD),
        (ItemKind.ENHANCED_SERVICE, None, True, Column.DESIGN),
        (ItemKind.ENHANCED_SERVICE, Stage.AWARD, True, Column.AWARD),
        (ItemKind.CONTRACT_AWARD, Stage.MONITORING, True, Column.AWARD),
        (ItemKind.STRATEGY, Stage.NEED, True, Column.OPEN),
        (ItemKind.CONTRACT_MONITORING, Stage.MONITORING, True, Column.DESIGN),
    ],
)
def test_a_stage_of_procurement_speaks_before_the_kind(
    item: ItemKind, stage: Stage | None, decision: bool, column: Column
) -> None:
    assert column_of(item, decision=decision, stage=stage) is column
