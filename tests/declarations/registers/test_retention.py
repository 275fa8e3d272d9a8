"""How long an entry stays public and is kept, case by case."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import declarations.registers
from declarations.guidance.rulebook import load
from declarations.registers.retention import retention
from declarations.registers.vocabulary import Keeping
from tests.declarations.registers.story import Story
from tests.factories import arranged

CASES = yaml.safe_load((Path(declarations.registers.__file__).parent / "cases" / "retention.yaml").read_text())


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_an_ended_interest_is_kept_as_the_case_says(case: dict[str, Any]) -> None:
    found = retention(case["ended"], book=load().in_force(case["seen"]))
    assert found.is_public(case["seen"]) is case["public"]
    assert found.keeping(case["ended"], case["seen"]) == Keeping(case["keeping"])
    for day in ("leaves_on", "kept_until"):
        if day in case:
            assert getattr(found, day) == case[day]


def test_every_state_has_its_case() -> None:
    assert {case["keeping"] for case in CASES} == set(Keeping)


def test_what_no_longer_has_to_be_kept_is_kept_all_the_same(story: Story) -> None:
    story.adas.until = date(2016, 3, 1)
    with arranged():
        story.adas.save()
    row = story.kept(on=date(2022, 4, 1))[0]
    assert (row["organisation"], row["keeping"], row["published"]) == (
        "Harbourside Invented Ltd", "No longer has to be kept", False
    )  # fmt: skip
