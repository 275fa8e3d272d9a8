"""Cases are tried: a rule does as they say, or it does not."""

from typing import Any

import pytest

from declarations.guidance.local import body_of, book_under, local_rule
from declarations.guidance.trying import Case, Tried, tried
from tests.declarations.guidance.test_local import ENTRY

MEMBER = {"category": "non_financial_professional", "direct": True, "role": "member", "in": "Rowan Hospice"}
PAPER = {"kind": "strategy", "concerns": [{"organisation": "Rowan Hospice"}]}


def try_it(case: Case, entry: dict[str, Any] = ENTRY) -> Tried:
    book = book_under(body_of(adopted={}, varied=[entry], confirmed={}))
    [outcome] = tried(local_rule(entry), [case], book)
    return outcome


def test_a_case_that_fires_the_rule_does_as_it_says() -> None:
    outcome = try_it(Case("A member", True, MEMBER, PAPER))
    assert (outcome.fired, outcome.does_as_said, outcome.step) == (True, True, "leave")


def test_a_near_miss_does_as_it_says_when_the_rule_keeps_still() -> None:
    outcome = try_it(Case("A trustee", False, MEMBER | {"role": "trustee"}, PAPER))
    assert (outcome.fired, outcome.does_as_said) == (False, True)


@pytest.mark.parametrize(("role", "said"), [("member", False), ("trustee", True)])
def test_a_case_that_says_otherwise_is_found_out(role: str, said: bool) -> None:
    assert not try_it(Case("Wrong", said, MEMBER | {"role": role}, PAPER)).does_as_said


def test_a_rule_in_the_place_of_a_national_one_is_told_apart_from_it() -> None:
    entry = ENTRY | {"id": "standing-in-strategy", "when": ["interest is professional"], "unless": []}
    assert try_it(Case("A member", True, MEMBER, PAPER), entry).fired
    assert not try_it(Case("A volunteer", False, MEMBER | {"category": "non_financial_personal"}, PAPER), entry).fired


def test_the_case_is_tried_on_the_first_day_of_the_rule_however_early() -> None:
    entry = ENTRY | {"in_force": {"from": "2013-05-01", "until": "2013-06-01"}}
    federation = {"kind": "strategy", "concerns": [{"organisation": "Valley Federation"}]}
    partner = {"category": "financial", "direct": True, "role": "member", "in": "Riverside Practice"}
    assert try_it(Case("By its federation", True, partner, federation), entry).fired
