"""The role and the organisation in a sentence, and the interests in one cell."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from declarations.imports import sentences

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "sentences.yaml").read_text())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"] or "nothing")
def test_a_sentence_is_read(case: dict[str, Any]) -> None:
    read = sentences.read(case["text"])
    assert (read.role, read.where, [*read.parts]) == (case["role"], case["where"], case.get("parts", []))


def test_bullets_and_numbers_part_the_interests_of_a_cell() -> None:
    assert sentences.several("• Owner of A\n• Partner at B") == ["Owner of A", "Partner at B"]
    assert sentences.several("1. Owner of A\n2) Partner at B") == ["Owner of A", "Partner at B"]
    assert sentences.several("Owner of A, which is\non two lines") == ["Owner of A, which is\non two lines"]
