"""Each condition on the interest: where it holds, and the nearest situation where it does not."""

from typing import Any

import pytest

from committees.organisations.vocabulary import OrganisationKind
from declarations.guidance.conditions import of_interests
from declarations.guidance.vocabulary import InterestCategory, InterestRole, Step
from tests.declarations.guidance.conditions.situations import conditions_of, holds

FINANCIAL, PROFESSIONAL = InterestCategory.FINANCIAL, InterestCategory.NON_FINANCIAL_PROFESSIONAL
PERSONAL, UNKNOWN = InterestCategory.NON_FINANCIAL_PERSONAL, InterestCategory.UNKNOWN
SALARY = {"direct": False, "role": InterestRole.EMPLOYEE, "declared_in": OrganisationKind.TRUST}

# condition, a situation where it holds, and the nearest where it does not
CASES: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("interest is financial", {"category": FINANCIAL}, {"category": PROFESSIONAL}),
    ("interest is financial", {"category": UNKNOWN}, {"category": PERSONAL}),
    ("interest is financial", {"category": UNKNOWN}, {"category": None}),
    ("interest is professional", {"category": PROFESSIONAL}, {"category": PERSONAL}),
    ("interest is professional", {"category": PROFESSIONAL}, {"category": UNKNOWN}),
    ("interest is personal", {"category": PERSONAL}, {"category": PROFESSIONAL}),
    ("interest is personal", {"category": PERSONAL}, {"category": UNKNOWN}),
    ("interest is direct", {"direct": True}, {"direct": False}),
    ("interest is indirect", {"direct": False}, {"direct": True}),
    ("interest has ended", {"ended": True}, {"ended": False}),
    ("interest has a standing mitigation", {"mitigation": Step.LEAVE}, {"mitigation": None}),
    ("interest has a standing mitigation", {"mitigation": Step.NOTE}, {"mitigation": Step.NOTE, "ended": True}),
    ("person is in dispute", {"role": InterestRole.HOSTILE}, {"role": InterestRole.OTHER}),
    ("person holds a post", {"role": InterestRole.DIRECTOR}, {"role": InterestRole.PARTNER}),
    ("person holds a post", {"role": InterestRole.EMPLOYEE}, {"role": InterestRole.CONSULTANT}),
    ("person has a role in it", {"role": InterestRole.PARTNER}, {"role": InterestRole.SHAREHOLDER}),
    ("person has a role in it", {"role": InterestRole.OWNER}, {"role": InterestRole.LANDLORD}),
    ("person has a role in it", {"role": InterestRole.DIRECTOR}, {"role": InterestRole.PATIENT}),
    ("interest is a salary of somebody close from the NHS", SALARY, SALARY | {"direct": True}),
    ("interest is a salary of somebody close from the NHS", SALARY, SALARY | {"role": InterestRole.DIRECTOR}),
    (
        "interest is a salary of somebody close from the NHS",
        SALARY | {"declared_in": OrganisationKind.NHS_BODY},
        SALARY | {"declared_in": OrganisationKind.GP_PRACTICE},
    ),
    (
        "interest is a salary of somebody close from the NHS",
        SALARY | {"declared_in": OrganisationKind.CCG},
        SALARY | {"declared_in": None},
    ),
    ("person is a patient", {"role": InterestRole.PATIENT}, {"role": InterestRole.VOLUNTEER}),
    ("person is an ordinary member", {"role": InterestRole.MEMBER}, {"role": InterestRole.TRUSTEE}),
    ("person has no share in its income", {"role": InterestRole.PATIENT}, {"role": InterestRole.ADVISER}),
    ("person has no share in its income", {"role": InterestRole.VOLUNTEER}, {"role": InterestRole.EMPLOYEE}),
    ("person has no share in its income", {"role": InterestRole.MEMBER}, {"role": InterestRole.SHAREHOLDER}),
    ("person has no share in its income", {"role": InterestRole.HOSTILE}, {"role": None}),
    ("person is its landlord", {"role": InterestRole.LANDLORD}, {"role": InterestRole.OWNER}),
]


@pytest.mark.parametrize(("words", "true", "near_miss"), CASES)
def test_a_condition_holds_where_it_is_meant_and_not_beside_it(
    words: str, true: dict[str, Any], near_miss: dict[str, Any]
) -> None:
    assert holds(words, **true)
    assert not holds(words, **near_miss)


def test_every_condition_on_the_interest_stands_in_the_table() -> None:
    assert {words for words, _, _ in CASES} == conditions_of(of_interests)


@pytest.mark.parametrize("category", InterestCategory)
def test_an_interest_is_of_exactly_one_type(category: InterestCategory) -> None:
    kinds = ("interest is financial", "interest is professional", "interest is personal")
    assert sum(holds(words, category=category) for words in kinds) == 1
