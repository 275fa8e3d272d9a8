"""The law in cases: every rule that proposes has one that fires it, a near miss, and both sides of its dates."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
import yaml

from declarations.guidance import written
from declarations.guidance.findings import Finding
from declarations.guidance.judgement import judge
from declarations.guidance.proof import CASES
from declarations.guidance.rulebook import RuleBook, load
from declarations.guidance.rules import Rule, RuleKind
from declarations.guidance.vocabulary import Outcome, Step

WORLD = yaml.safe_load((CASES / "world.yaml").read_text())
LAW = [case for name in ("ladder", "psr") for case in yaml.safe_load((CASES / f"{name}.yaml").read_text())]
FIRING = [(case["rule"], each) for case in LAW for each in case["fires"]]
NEAR = [(case["rule"], each) for case in LAW for each in case["near_miss"]]
PROPOSING = {RuleKind.STEP, RuleKind.EXCEPTION}


def judged(case: Mapping[str, Any], *, on: date | None = None, instruments: tuple[str, ...] | None = None) -> Finding:
    on = on or case.get("date", date(2018, 3, 1))
    interests = case["interests"] if "interests" in case else [case["interest"]]
    if on != case.get("date", date(2018, 3, 1)):  # an interest that ended does so as long before the moved meeting
        moved = on - case.get("date", date(2018, 3, 1))
        interests = [each | ({"to": each["to"] + moved} if "to" in each else {}) for each in interests]
    person = {"id": "m1", "confirmed": on, "interests": interests}
    facts = WORLD | {"date": on, "people": [person], "items": [case["item"]]}
    return judge(written.meeting(facts), load().in_force(on, instruments))["1", "m1"]


def fires(rule: Rule, finding: Finding) -> bool:
    """Did this version of the rule speak, as a reason or, if it is an exception, as a near miss?"""
    said = [*finding.because, *(near_miss for near_miss in finding.near_misses if near_miss.rule)]
    return any(each.rule == rule.id and each.source == rule.source for each in said)


def unproved(book: RuleBook, law: Sequence[Mapping[str, Any]]) -> list[str]:
    """The rules that propose and have no case that fires them, or no near miss."""
    proved = {case["rule"] for case in law if case.get("fires") and case.get("near_miss")}
    return sorted({rule.id for rule in book.rules if rule.kind in PROPOSING} - proved)


def test_every_rule_that_proposes_has_a_case_that_fires_it_and_a_near_miss() -> None:
    assert unproved(load(), LAW) == []


def test_a_rule_without_a_near_miss_is_refused() -> None:
    law = [case | {"near_miss": []} if case["rule"] == "standing-mitigation" else case for case in LAW]
    assert unproved(load(), law) == ["standing-mitigation"]


def test_every_case_is_of_a_rule_that_stands() -> None:
    assert {case["rule"] for case in LAW} <= {rule.id for rule in load().rules}


@pytest.mark.parametrize(("rule", "case"), FIRING, ids=[f"{rule}: {case['says']}" for rule, case in FIRING])
def test_the_case_fires_its_rule(rule: str, case: Mapping[str, Any]) -> None:
    stands = load().in_force(case.get("date", date(2018, 3, 1))).rule(rule)
    assert stands is not None, "The case is dated when the rule was not law."
    assert fires(stands, judged(case))


@pytest.mark.parametrize(("rule", "case"), NEAR, ids=[f"{rule}: {case['says']}" for rule, case in NEAR])
def test_the_near_miss_does_not_fire_the_rule(rule: str, case: Mapping[str, Any]) -> None:
    stands = load().in_force(case.get("date", date(2018, 3, 1))).rule(rule)
    assert stands is not None, "The case is dated when the rule was not law."
    assert not fires(stands, judged(case))


@pytest.mark.parametrize("case", [case for _, case in FIRING + NEAR], ids=lambda case: case["says"])
def test_the_finding_is_the_one_written(case: Mapping[str, Any]) -> None:
    finding, expect = judged(case), case["expect"]
    assert finding.outcome == Outcome(expect.get("outcome", "flag"))
    assert finding.step == (Step(expect["step"]) if "step" in expect else None)
    if "also" in expect:
        assert sorted(finding.also) == sorted(expect["also"])
    if "says" in expect:
        assert any(expect["says"] in near_miss.says for near_miss in finding.near_misses)


VERSIONS = [(stands, case) for rule, case in FIRING for stands in load().rules if stands.id == rule]


@pytest.mark.parametrize(
    ("stands", "case"), VERSIONS, ids=[f"{rule.id}, {rule.source.instrument}: {case['says']}" for rule, case in VERSIONS]
)
def test_a_rule_fires_from_its_first_day_and_not_on_the_day_before_or_after(stands: Rule, case: Mapping[str, Any]) -> None:
    period = stands.in_force
    assert fires(stands, judged(case, on=period.since))
    assert not fires(stands, judged(case, on=period.since - timedelta(days=1)))
    if period.until is not None:
        assert fires(stands, judged(case, on=period.until - timedelta(days=1)))
        assert not fires(stands, judged(case, on=period.until))
