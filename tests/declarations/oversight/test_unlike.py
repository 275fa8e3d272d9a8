"""Like cases handled in unlike ways are set side by side; what the rules themselves tell apart is not."""

from datetime import date

import pytest
from hypothesis import given

from declarations.guidance.vocabulary import Step
from declarations.oversight.facts import Handled
from declarations.oversight.unlike import Unlike, lighter, like_cases, same_interest, shut_out, weight
from tests.declarations.oversight.made import NAMED, RULINGS, handled


def test_one_interest_handled_in_two_ways_stands_side_by_side_the_heaviest_first_and_the_latest_first() -> None:
    old, new = handled(on=date(2017, 5, 11)), handled(on=date(2018, 1, 11))
    note, none = handled(Step.NOTE), handled(None)
    [group] = same_interest([old, note, none, new])
    assert list(group.ways.items()) == [(Step.LEAVE, (new, old)), (Step.NOTE, (note,)), (None, (none,))]
    assert group.first == new


@pytest.mark.parametrize(
    "otherwise", [{"interest": "shares"}, {"kind": NAMED}, {"proposed": Step.NOTE}, {"step": Step.LEAVE}]
)
def test_another_interest_or_kind_or_proposal_or_the_same_step_is_no_difference(otherwise: dict) -> None:
    assert same_interest([handled(), handled(**{"step": Step.NOTE, **otherwise})]) == []
    assert same_interest([handled(), handled(Step.NOTE)])


def test_rulings_that_followed_no_flag_are_compared_with_nothing() -> None:
    assert same_interest([handled(kind=None), handled(Step.NOTE, kind=None)]) == []
    assert same_interest([handled(interest=None), handled(Step.NOTE, interest=None)]) == []


def test_like_cases_are_of_different_people_before_one_committee() -> None:
    one, other = handled(person="a"), handled(Step.NOTE, person="b", interest="shares")
    [group] = like_cases([one, other])
    assert group.ways == {Step.LEAVE: (one,), Step.NOTE: (other,)}
    assert like_cases([one, handled(Step.NOTE, person="a")]) == []
    assert like_cases([one, handled(Step.NOTE, person="b", committees="Governing Body")]) == []


@pytest.mark.parametrize(
    ("proposed", "step", "is_lighter", "is_shut_out"),
    [
        (Step.LEAVE, Step.LEAVE, False, False),
        (Step.LEAVE, Step.LEAVE_FOR_DECISION, True, False),
        (Step.LEAVE, None, True, False),
        (Step.NOTE, None, True, False),
        (Step.LEAVE_FOR_DECISION, Step.LEAVE, False, True),
        (Step.NOTE, Step.NOT_ATTEND, False, True),
        (Step.NOTE, Step.LEAVE_FOR_DECISION, False, False),
        (Step.LEAVE, Step.NOT_ATTEND, False, False),
        (None, Step.LEAVE, False, False),
    ],
)
def test_what_asks_less_and_who_could_have_stayed(
    proposed: Step | None, step: Step | None, is_lighter: bool, is_shut_out: bool
) -> None:
    ruling = handled(step, proposed=proposed)
    assert (lighter([ruling]) == [ruling], shut_out([ruling]) == [ruling]) == (is_lighter, is_shut_out)


def all_of(group: Unlike) -> list[Handled]:
    return [one for way in group.ways.values() for one in way]


@given(rulings=RULINGS)
def test_every_group_is_alike_in_all_but_the_step(rulings: list[Handled]) -> None:
    for group in same_interest(rulings):
        assert len(group.ways) > 1
        assert len({(one.interest, one.kind, one.proposed) for one in all_of(group)}) == 1
    for group in like_cases(rulings):
        assert len(group.ways) > 1
        assert len({(one.kind, one.committees, one.proposed) for one in all_of(group)}) == 1
        assert len({one.person for one in all_of(group)}) > 1
        assert [*group.ways] == sorted(group.ways, key=weight, reverse=True)


@given(rulings=RULINGS)
def test_the_order_of_the_rulings_makes_no_difference_to_what_differs(rulings: list[Handled]) -> None:
    def ways(given: list[Handled]) -> set:
        return {
            (group.first.interest, group.first.kind, group.first.proposed, *group.ways) for group in same_interest(given)
        }

    assert ways(rulings) == ways(rulings[::-1])


@given(rulings=RULINGS)
def test_no_ruling_asks_both_less_and_more(rulings: list[Handled]) -> None:
    assert not [one for one in lighter(rulings) if one in shut_out(rulings)]
