"""The published examples and our own vectors, put to the rule book in force on their dates."""

from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from declarations.guidance import written
from declarations.guidance.proof import CASES
from declarations.guidance.vocabulary import Outcome, Step

PUBLISHED = yaml.safe_load((CASES / "published.yaml").read_text())


@pytest.mark.parametrize("case", PUBLISHED, ids=[case["says"] for case in PUBLISHED])
def test_the_proposal_agrees_with_the_published_handling(case: Mapping[str, Any]) -> None:
    finding, expect = written.finding_of(case), case["expect"]
    assert finding.outcome == Outcome(expect.get("outcome", "flag"))
    assert finding.step == (Step(expect["step"]) if "step" in expect else None)
    if "also" in expect:
        assert sorted(finding.also) == expect["also"]
