"""The sentences with which a rule of the CCG's own is refused."""

import pytest

from coi_register.refusals import CannotBeDone
from declarations.adoption import checks
from declarations.guidance.trying import Tried
from declarations.guidance.vocabulary import Step
from tests.declarations.adoption.conftest import FIRES, KEEPS_STILL


def test_cases_that_do_as_they_say_pass() -> None:
    checks.do_as_they_say([Tried(FIRES, True, Step.LEAVE), Tried(KEEPS_STILL, False, None)])


@pytest.mark.parametrize(
    ("outcome", "says"),
    [
        (Tried(FIRES, False, None), "The rule should fire in the case “A member of a hospice that is named”, and does not."),
        (Tried(KEEPS_STILL, True, Step.LEAVE), "The rule should not fire in the case “Its trustee”, and does."),
    ],
)
def test_the_first_case_that_does_not_is_named_with_what_to_do(outcome: Tried, says: str) -> None:
    with pytest.raises(CannotBeDone) as refused:
        checks.do_as_they_say([outcome])
    assert refused.value.says == f"{says} Change the case, or the conditions of the rule."
