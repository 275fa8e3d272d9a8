"""What a committee may decide, by kind of item, level and date: each scope rule in cases, and on both sides of its dates."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
import yaml

from committees.meetings.vocabulary import ItemKind
from committees.seats.vocabulary import CommissioningLevel
from declarations.guidance import written
from declarations.guidance.findings import Scope
from declarations.guidance.proof import CASES
from declarations.guidance.rulebook import load
from declarations.guidance.rules import Rule, RuleKind
from declarations.guidance.scope import NOT_SAID, scope_of

ON = date(2018, 3, 1)
LAW = yaml.safe_load((CASES / "scope.yaml").read_text())
FIRING = [(case["rule"], each) for case in LAW for each in case["fires"]]
NEAR = [(case["rule"], each) for case in LAW for each in case["near_miss"]]
VERSIONS = [(stands, case) for rule, case in FIRING for stands in load().rules if stands.id == rule]
OTHERS = [
    {"name": "High Street Pharmacy", "kind": "pharmacy"},
    {"name": "High Street Dental", "kind": "dental"},
    {"name": "Bright Eyes Opticians", "kind": "optical"},
]


def judged(case: Mapping[str, Any], *, on: date | None = None, more: tuple[Mapping[str, Any], ...] = ()) -> Scope:
    """The scope of the case's item before its committee, and before any `more` committees of a meeting in common."""
    body = {"name": "Committee", "kind": case.get("committee", "pccc"), "level": case.get("level", "delegated")}
    facts = written.WORLD | {
        "date": on or case.get("date", ON),
        "committees": [body, *more],
        "organisations": [*written.WORLD["organisations"], *OTHERS],
        "people": [],
        "items": [case["item"]],
    }
    meeting = written.meeting(facts)
    return scope_of(meeting.items[0], meeting.committees, meeting, load())


def fires(rule: Rule, found: Scope) -> bool:
    """Did this version of the rule speak, of the whole item or of a part of it?"""
    return any(scope and (scope.rule, scope.source) == (rule.id, rule.source) for scope in (found, found.part))


def test_every_scope_rule_has_a_case_that_fires_it_and_a_near_miss() -> None:
    proved = {case["rule"] for case in LAW if case["fires"] and case["near_miss"]}
    assert {rule.id for rule in load().of_kind(RuleKind.SCOPE)} == proved


@pytest.mark.parametrize(("rule", "case"), FIRING, ids=[f"{rule}: {case['says']}" for rule, case in FIRING])
def test_the_case_fires_its_rule(rule: str, case: Mapping[str, Any]) -> None:
    stands = load().in_force(ON).rule(rule)
    assert stands is not None
    assert fires(stands, judged(case))


@pytest.mark.parametrize(("rule", "case"), NEAR, ids=[f"{rule}: {case['says']}" for rule, case in NEAR])
def test_the_near_miss_does_not_fire_the_rule(rule: str, case: Mapping[str, Any]) -> None:
    stands = load().in_force(ON).rule(rule)
    assert stands is not None
    assert not fires(stands, judged(case))


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


SAID = {  # by level: what is said of a decision on a practice, kind by kind; the kinds not named here are not delegated
    CommissioningLevel.DELEGATED: True,
    CommissioningLevel.JOINT: True,
    CommissioningLevel.GREATER_INVOLVEMENT: False,
}
NOT_DELEGATED = {
    ItemKind.STRATEGY,
    ItemKind.BUDGET,
    ItemKind.APPOINTMENT,
    ItemKind.POLICY,
    ItemKind.MINUTES,
    ItemKind.INFORMATION,
}


@pytest.mark.parametrize("kind", ItemKind)
@pytest.mark.parametrize("level", CommissioningLevel)
def test_every_kind_of_item_at_every_level(kind: ItemKind, level: CommissioningLevel) -> None:
    found = judged({"level": level, "item": {"kind": kind, "concerns": [{"organisation": "Riverside Practice"}]}})
    if kind is ItemKind.INDIVIDUAL_PERFORMANCE:
        assert found.in_scope is False
    elif kind in NOT_DELEGATED and level is not CommissioningLevel.GREATER_INVOLVEMENT:
        assert found == NOT_SAID
    else:
        assert found.in_scope is SAID[level]


MERGER = {"item": {"kind": "merger", "concerns": [{"organisation": "Riverside Practice"}]}}


@pytest.mark.parametrize(
    ("on", "in_scope"),
    [(date(2014, 11, 30), None), (date(2015, 3, 31), None), (date(2015, 4, 1), True), (date(2022, 7, 1), True)],
)
def test_delegation_began_in_april_2015(on: date, in_scope: bool | None) -> None:
    assert judged(MERGER, on=on).in_scope is in_scope


def test_from_july_2022_a_board_may_decide_on_pharmacies_and_still_not_on_one_performer() -> None:
    pharmacies = {"item": {"kind": "payment", "concerns": [{"class": "all_pharmacies"}]}}
    assert judged(pharmacies, on=date(2022, 6, 30)).in_scope is False
    assert judged(pharmacies, on=date(2022, 7, 1)).in_scope is True
    assert judged({"item": {"kind": "individual_performance"}}, on=date(2022, 7, 1)).in_scope is False


def test_the_book_does_not_say_what_a_governing_body_may_decide() -> None:
    assert judged(MERGER | {"committee": "governing_body", "level": None}) == NOT_SAID


def test_a_part_on_a_performer_leaves_the_rest_to_the_committee() -> None:
    found = judged({"item": {"kind": "practice_performance", "touches_performer": True}})
    assert found.in_scope is True
    assert found.part is not None
    assert found.part.rule == "the-part-on-a-performer-is-reserved"
    stands = load().in_force(ON).rule(found.part.rule)
    assert stands is not None
    assert (found.part.says, found.part.source, found.part.of) == (stands.says, stands.source, ())


def test_in_common_it_is_said_for_which_committee_the_part_on_a_performer_is_reserved() -> None:
    governing_body = {"name": "Governing body", "kind": "governing_body"}
    found = judged({"item": {"kind": "practice_performance", "touches_performer": True}}, more=(governing_body,))
    assert found.part is not None
    assert found.part.of == ("Committee",)


def test_what_is_reserved_as_a_whole_has_no_part() -> None:
    assert judged({"item": {"kind": "individual_performance", "touches_performer": True}}).part is None


def test_in_common_it_is_said_of_which_committee_an_item_is_out_of_scope() -> None:
    advising = {"name": "Advising committee", "kind": "pccc", "level": "greater_involvement"}
    found = judged(MERGER, more=(advising,))
    assert (found.in_scope, found.rule, found.of) == (False, "greater-involvement-advises", ("Advising committee",))


def test_in_common_what_is_so_for_all_names_none_of_them() -> None:
    found = judged(MERGER, more=({"name": "Another committee", "kind": "pccc", "level": "joint"},))
    assert (found.in_scope, found.of) == (True, ())
