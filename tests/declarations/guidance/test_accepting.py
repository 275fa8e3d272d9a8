"""The law of gifts and hospitality in cases: each rule fires, nearly fires, and changes on its day and at its amount."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from declarations.guidance.accepting import Advice, advise, is_against, pounds
from declarations.guidance.offers import STRICTNESS, Answer, DonorKind, Offer, OfferKind
from declarations.guidance.proof import CASES
from declarations.guidance.rulebook import load
from declarations.guidance.rules import RuleKind

LAW = yaml.safe_load((CASES / "offers.yaml").read_text())
FIRING = [(entry["rule"], case) for entry in LAW for case in entry["fires"]]
NEAR = [(entry["rule"], case) for entry in LAW for case in entry["near_miss"]]
RULES = [rule for rule in load().rules if rule.kind is RuleKind.OFFER]
ON = date(2018, 3, 1)


def offer(case: Mapping[str, Any]) -> Offer:
    told = case["offer"]
    return Offer(
        on=case.get("date", ON),
        kind=OfferKind(told["kind"]),
        donor=DonorKind(told["from"]),
        value=Decimal(told["value"]) if "value" in told else None,
        earlier=Decimal(told.get("earlier", 0)),
        beyond_modest=told.get("beyond_modest"),
        affects_judgement=told.get("affects_judgement", False),
        asked_for=told.get("asked_for", False),
    )


def advised(what: Offer) -> Advice:
    return advise(what, load().in_force(what.on))


def of(case: Mapping[str, Any]) -> set[str]:
    return {rule.id for rule in advised(offer(case)).rules}


@pytest.mark.parametrize(("rule", "case"), FIRING, ids=[f"{rule}: {case['says']}" for rule, case in FIRING])
def test_the_case_rests_on_its_rule(rule: str, case: Mapping[str, Any]) -> None:
    assert rule in of(case)


@pytest.mark.parametrize(("rule", "case"), NEAR, ids=[f"{rule}: {case['says']}" for rule, case in NEAR])
def test_the_near_miss_does_not_rest_on_the_rule(rule: str, case: Mapping[str, Any]) -> None:
    assert rule not in of(case)


@pytest.mark.parametrize("case", [case for _, case in FIRING + NEAR], ids=lambda case: case["says"])
def test_the_advice_is_the_one_written(case: Mapping[str, Any]) -> None:
    advice = advised(offer(case))
    assert advice.answer == Answer(case["expect"]["answer"])
    assert advice.declare == {"cannot tell": None}.get(case["expect"]["declare"], case["expect"]["declare"])


def test_every_rule_about_offers_has_a_case_and_a_near_miss() -> None:
    proved = {entry["rule"] for entry in LAW if entry["fires"] and entry["near_miss"]}
    assert {rule.id for rule in RULES} == proved


def test_every_version_of_a_rule_that_changes_the_answer_has_a_case_of_its_time() -> None:
    dated = {(rule, case.get("date", ON)) for rule, case in FIRING}
    same_as_the_one_before = {
        ("decline-what-could-affect-judgement", "G2016"),
        ("decline-what-could-affect-judgement", "NHS2017"),
        ("decline-what-could-affect-judgement", "NHS2024"),
        ("declined-offers-are-declared", "G2016"),
        ("low-value-gift-from-a-supplier", "NHS2024"),
        ("modest-meal", "NHS2017"),
        ("modest-travel", "NHS2017"),
        ("never-ask-for-gifts", "G2016"),
        ("never-ask-for-gifts", "NHS2017"),
        ("travel-beyond-modest", "NHS2017"),
    }
    bare = {
        (rule.id, rule.source.instrument)
        for rule in RULES
        if not any(one == rule.id and rule.in_force.holds(on) for one, on in dated)
    }
    assert bare <= same_as_the_one_before


@pytest.mark.parametrize(
    ("vector", "what", "allowed", "declare"),
    [
        ("T07", Offer(ON, OfferKind.GIFT, DonorKind.SUPPLIER, Decimal("6.00")), True, False),
        ("T08", Offer(date(2017, 3, 1), OfferKind.GIFT, DonorKind.SUPPLIER, Decimal("6.00")), False, True),
        ("T09", Offer(ON, OfferKind.MEAL, DonorKind.SUPPLIER, Decimal("25.00")), True, True),
        ("T10", Offer(ON, OfferKind.MEAL, DonorKind.SUPPLIER, Decimal("75.01")), False, True),
    ],
)
def test_the_vector_comes_out(vector: str, what: Offer, allowed: bool, declare: bool) -> None:
    advice = advised(what)
    assert is_against(advice.answer, personally=True, approved=False) is not allowed
    assert advice.declare is declare


def test_with_senior_approval_a_dinner_beyond_modest_may_be_accepted() -> None:
    advice = advised(Offer(ON, OfferKind.MEAL, DonorKind.SUPPLIER, Decimal("75.01")))
    assert not is_against(advice.answer, personally=True, approved=True)


def test_a_gift_for_the_ccg_is_against_the_rules_only_when_it_is_kept() -> None:
    assert is_against(Answer.ACCEPT_FOR_THE_CCG, personally=True, approved=False)
    assert not is_against(Answer.ACCEPT_FOR_THE_CCG, personally=False, approved=False)


def test_no_approval_makes_up_for_an_offer_to_be_declined() -> None:
    assert is_against(Answer.DECLINE, personally=False, approved=True)


def test_before_any_rule_that_we_know_of_nobody_can_tell() -> None:
    advice = advised(Offer(date(2015, 3, 1), OfferKind.GIFT, DonorKind.SUPPLIER, Decimal("500")))
    assert (advice.answer, advice.declare, advice.rules) == (Answer.CANNOT_TELL, None, ())
    assert advice.doubt == "No rule in force on that day that we know of says whether to accept it."


def test_without_a_value_the_advice_asks_for_one() -> None:
    advice = advised(Offer(ON, OfferKind.MEAL, DonorKind.SUPPLIER))
    assert advice.answer is Answer.CANNOT_TELL
    assert advice.doubt == "The answer hangs on what it is worth. Estimate its value."


def test_a_dinner_of_which_nobody_said_whether_it_is_modest_hangs_on_that() -> None:
    advice = advised(Offer(ON, OfferKind.TRAVEL, DonorKind.SUPPLIER, Decimal("30")))
    assert (advice.answer, advice.doubt) == (
        Answer.CANNOT_TELL,
        "The answer hangs on whether it is beyond what is modest. Say whether it is.",
    )


def test_what_is_declined_whatever_it_is_worth_is_not_asked_for_its_worth() -> None:
    advice = advised(Offer(ON, OfferKind.CASH, DonorKind.PATIENT))
    assert (advice.answer, advice.doubt) == (Answer.DECLINE, "")


def test_under_the_guidance_of_a_ccg_that_adopted_it_late_the_old_amounts_hold_until_then() -> None:
    gift = Offer(date(2017, 8, 1), OfferKind.GIFT, DonorKind.PATIENT, Decimal("20"))
    late = load().adopted({"G2017": date(2017, 9, 1)})
    assert advise(gift, late.in_force(gift.on)).answer is Answer.DECLINE
    assert advise(replace(gift, on=date(2017, 9, 1)), late.in_force(date(2017, 9, 1))).answer is Answer.ACCEPT


OFFERS = some.builds(
    Offer,
    on=some.dates(date(2013, 1, 1), date(2026, 1, 1)),
    kind=some.sampled_from(OfferKind),
    donor=some.sampled_from(DonorKind),
    value=some.none() | some.decimals(0, 200, places=2),
    earlier=some.decimals(0, 100, places=2),
    beyond_modest=some.none() | some.booleans(),
    affects_judgement=some.booleans(),
    asked_for=some.booleans(),
)
TOLD = [answer for answer in Answer if answer is not Answer.CANNOT_TELL]


@given(OFFERS, some.decimals(0, 100, places=2))
def test_a_dearer_offer_of_the_same_kind_is_never_treated_more_freely(what: Offer, more: Decimal) -> None:
    if what.value is not None:
        now, dearer = advised(what), advised(replace(what, value=what.value + more))
        if now.answer in TOLD and dearer.answer in TOLD:
            assert STRICTNESS[dearer.answer] >= STRICTNESS[now.answer]
        if now.declare is not None and dearer.declare is not None:
            assert dearer.declare >= now.declare


@given(OFFERS)
def test_what_is_told_rests_on_a_rule_in_force_on_its_day(what: Offer) -> None:
    advice = advised(what)
    assert all(rule.in_force.holds(what.on) for rule in advice.rules)
    assert bool(advice.rules) or (advice.answer is Answer.CANNOT_TELL and advice.declare is None)
    assert bool(advice.doubt) is (advice.answer is Answer.CANNOT_TELL)


@given(OFFERS)
def test_whoever_reads_the_same_advice_reads_the_same_mark(what: Offer) -> None:
    assert advised(what).mark == advised(replace(what)).mark


@pytest.mark.parametrize(("amount", "says"), [("6", "£6"), ("7.5", "£7.50"), ("1250.00", "£1,250"), ("0.01", "£0.01")])
def test_an_amount_is_said_in_pounds(amount: str, says: str) -> None:
    assert pounds(Decimal(amount)) == says
