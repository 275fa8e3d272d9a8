"""The headline: the same facts under three regimes give three answers (R12.2), as the sources of each say."""

from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from declarations.guidance import written
from declarations.guidance.findings import Finding
from declarations.guidance.proof import CASES
from declarations.guidance.rulebook import load
from declarations.guidance.vocabulary import Outcome, Step

FACTS = yaml.safe_load((CASES / "three_regimes.yaml").read_text())
ANSWERS = [(facts, answer) for facts in FACTS for answer in facts["answers"]]


def found(facts: Mapping[str, Any], answer: Mapping[str, Any]) -> Finding:
    return written.finding_of(
        {
            "date": answer["date"],
            "confirmed": answer["date"],
            "seat": facts.get("seat", {}),
            "interests": [facts["interest"]],
            "item": facts["item"],
        }
    )


def each(facts: Mapping[str, Any], answer: Mapping[str, Any]) -> str:
    return f"{answer['under']}: {facts['facts']}"


@pytest.mark.parametrize(("facts", "answer"), ANSWERS, ids=[each(*one) for one in ANSWERS])
def test_each_regime_gives_the_answer_of_its_own_day(facts: Mapping[str, Any], answer: Mapping[str, Any]) -> None:
    finding, expect = found(facts, answer), answer["expect"]
    assert finding.outcome == Outcome(expect.get("outcome", "flag"))
    assert finding.step == (Step(expect["step"]) if "step" in expect else None)
    assert sorted(finding.also) == sorted(expect.get("also", []))


@pytest.mark.parametrize(("facts", "answer"), ANSWERS, ids=[each(*one) for one in ANSWERS])
def test_the_answer_rests_on_a_rule_of_that_regime_as_binding_and_as_sure_as_the_source_says(
    facts: Mapping[str, Any], answer: Mapping[str, Any]
) -> None:
    finding, asked = found(facts, answer), answer["rule"]
    said = [*finding.because, *(near for near in finding.near_misses if near.rule)]
    sources = [one.source for one in said if one.rule == asked["id"]]
    assert [(source.instrument, source.strength, source.status) for source in sources] == [
        (answer["under"], asked["strength"], asked["status"])
    ]


@pytest.mark.parametrize("facts", FACTS, ids=lambda facts: facts["facts"])
def test_the_same_facts_give_a_different_answer_in_2015_in_2018_and_in_2024(facts: Mapping[str, Any]) -> None:
    answers = []
    for under in ("G2014", "G2017", "PSR"):
        finding = found(facts, next(one for one in facts["answers"] if one["under"] == under))
        strongest = max((because.source.strength == "must_law" for because in finding.because), default=False)
        answers.append((finding.outcome, finding.step, strongest))
    assert len(set(answers)) == 3


@pytest.mark.parametrize("facts", FACTS, ids=lambda facts: facts["facts"])
def test_nothing_but_the_date_differs_between_the_answers(facts: Mapping[str, Any]) -> None:
    assert not {"interest", "item", "seat"} & {key for answer in facts["answers"] for key in answer}
    assert len({answer["date"] for answer in facts["answers"]}) == len(facts["answers"])


def test_every_regime_named_is_the_one_of_the_day() -> None:
    for _, answer in ANSWERS:
        assert answer["under"] in [text.key for text in load().in_force(answer["date"]).texts if text.proposes]
