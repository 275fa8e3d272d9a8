"""Both vocabularies of types, ticks, and what is said where there is nothing."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from declarations.imports import types

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "types.yaml").read_text())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["words"] or "nothing")
def test_a_type_is_read_in_both_vocabularies(case: dict[str, Any]) -> None:
    kind = types.read(case["words"])
    assert (kind.category, kind.direct, kind.old) == (case["category"], case.get("direct"), case.get("old", False))


@pytest.mark.parametrize(
    ("words", "tie"),
    [
        ("Wife is a nurse at Sample Hospital", "spouse_or_partner"),
        ("My partner works for a charity", "spouse_or_partner"),
        ("Daughter employed by the trust", "close_relative"),
        ("A close friend owns it", "close_friend"),
        ("Fellow GP partners hold shares", "business_partner"),
        ("GP partner at Sample Surgery", None),
        ("League of Friends of the hospital", None),
    ],
)
def test_the_tie_is_read_from_the_words(words: str, tie: str | None) -> None:
    assert types.relationship(words) == tie


@pytest.mark.parametrize("words", ["Nil", "None.", "No interests declared", "nothing to declare"])
def test_none_is_none(words: str) -> None:
    assert types.says_none(words)


@pytest.mark.parametrize("words", ["No new declarations", "There are no further interests", "No change", "As before"])
def test_nothing_new_is_not_none(words: str) -> None:
    assert types.says_nothing_new(words)
    assert not types.says_none(words)


def test_an_interest_in_none_is_an_interest() -> None:
    words = "None of my family works there but I own shares"
    assert not types.says_none(words)
    assert not types.says_nothing_new(words)


def test_ticks_and_empty_cells_are_told_apart() -> None:
    assert [types.is_tick(cell) for cell in ("X", "✓", "Yes", "Owner")] == [True, True, True, False]
    assert [types.is_empty(cell) for cell in ("", "N/A", "None", "Owner")] == [True, True, True, False]
