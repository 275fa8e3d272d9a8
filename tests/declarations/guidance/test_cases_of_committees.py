"""The law on committees in cases: each rule on who sits has one that it speaks of, a near miss, and both sides of its dates."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
import yaml

from declarations.guidance import written
from declarations.guidance.composition import composition_of
from declarations.guidance.proof import CASES
from declarations.guidance.rulebook import load
from declarations.guidance.rules import Rule, RuleKind
from declarations.guidance.scope import scope_of
from tests.declarations.table import committee, seated, sitting

LAW = yaml.safe_load((CASES / "committees.yaml").read_text())
ON = date(2018, 3, 1)
FIRING = [(entry["rule"], case) for entry in LAW for case in entry["fires"]]
NEAR = [(entry["rule"], case) for entry in LAW for case in entry["near_miss"]]


def speaks(rule: Rule, case: Mapping[str, Any], on: date) -> bool:
    """Does this version of the rule say something of the case on the day?"""
    if "item" in case:
        found = scope_of_case(case, on)
        return (found.rule, found.source) == (rule.id, rule.source)
    special = [sitting(f"with-{place}", **seat) for place, seat in enumerate(case.get("with", ()))]
    body = committee(case["committee"])
    answer = composition_of(body, [*seated(**case["seats"]), *special], load().in_force(on))
    return any((said.rule, said.source) == (rule.id, rule.source) for said in (*answer.problems, *answer.remarks))


def scope_of_case(case: Mapping[str, Any], on: date) -> Any:
    facts = written.WORLD | {
        "date": on,
        "committees": [{"name": "Committee", "kind": case["committee"], "level": case.get("level")}],
        "people": [],
        "items": [case["item"]],
    }
    meeting = written.meeting(facts)
    return scope_of(meeting.items[0], meeting.committees, meeting, load())


def version(rule: str, case: Mapping[str, Any]) -> Rule:
    found = load().in_force(case.get("date", ON)).rule(rule)
    assert found is not None, "The case is dated when the rule was not law."
    return found


def test_every_rule_on_who_sits_has_a_case_it_speaks_of_and_a_near_miss() -> None:
    proved = {entry["rule"] for entry in LAW if entry["fires"] and entry["near_miss"]}
    assert {rule.id for rule in load().of_kind(RuleKind.COMPOSITION)} <= proved


@pytest.mark.parametrize(("rule", "case"), FIRING, ids=[f"{rule}: {case['says']}" for rule, case in FIRING])
def test_the_rule_speaks_of_its_case(rule: str, case: Mapping[str, Any]) -> None:
    assert speaks(version(rule, case), case, case.get("date", ON))


@pytest.mark.parametrize(("rule", "case"), NEAR, ids=[f"{rule}: {case['says']}" for rule, case in NEAR])
def test_the_rule_says_nothing_of_a_near_miss(rule: str, case: Mapping[str, Any]) -> None:
    assert not speaks(version(rule, case), case, case.get("date", ON))


VERSIONS = [(stands, case) for rule, case in FIRING for stands in load().rules if stands.id == rule]


@pytest.mark.parametrize(
    ("stands", "case"), VERSIONS, ids=[f"{rule.id}, {rule.source.instrument}: {case['says']}" for rule, case in VERSIONS]
)
def test_it_speaks_from_its_first_day_and_not_on_the_day_before_or_after(stands: Rule, case: Mapping[str, Any]) -> None:
    period = stands.in_force
    assert speaks(stands, case, period.since)
    assert not speaks(stands, case, period.since - timedelta(days=1))
    if period.until is not None:
        assert speaks(stands, case, period.until - timedelta(days=1))
        assert not speaks(stands, case, period.until)
