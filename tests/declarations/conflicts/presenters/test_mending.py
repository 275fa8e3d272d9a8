"""The smallest remedy in five seconds, and everything else that can be done in a list."""

import pytest

from declarations.conflicts.presenters.mending import AT_A_GLANCE, AT_LEISURE, at_a_glance, mending
from declarations.guidance.findings import Aim, Change, ItemAssessment, Remedy, Scope, Way


def remedy(aim: Aim, *plainly: str, consequence: str = "") -> Remedy:
    return Remedy(aim, tuple(Change(Way.ATTEND, f"attend: {says}", says) for says in plainly), consequence)


def answer(*remedies: Remedy) -> ItemAssessment:
    return ItemAssessment("6", Scope(None), {}, (), remedies)


ASK_ADA = remedy(Aim.DECIDE, "ask Ada Example to attend")
ADJOURN = remedy(Aim.INSTEAD, "adjourn", consequence="The item waits.")


@pytest.mark.parametrize(
    ("remedies", "says"),
    [
        ([], ""),
        ([ASK_ADA, ADJOURN], "Ask Ada Example to attend."),
        ([ASK_ADA, ASK_ADA, ADJOURN], "Ask Ada Example to attend, or choose from 1 other way."),
        ([remedy(Aim.DECIDE, "ask Ada", "invite Basil")], "Ask Ada and invite Basil."),
        ([ADJOURN], "No small change would mend it: defer it, or refer it."),
        ([remedy(Aim.BE_HEARD, "ask Ada")], ""),
    ],
)
def test_at_a_glance_the_first_remedy_is_told_and_how_many_do_as_well(remedies: list[Remedy], says: str) -> None:
    assert at_a_glance(answer(*remedies), Aim.DECIDE) == says


def test_a_voice_that_nobody_can_restore_has_no_remedy_at_a_glance() -> None:
    assert at_a_glance(answer(ASK_ADA), Aim.BE_HEARD) == ""


def test_each_remedy_stands_under_what_it_is_for_and_past_a_glance_they_are_folded() -> None:
    many = [remedy(Aim.DECIDE, f"ask {n}") for n in range(AT_A_GLANCE + 2)]
    page = mending(answer(*many, remedy(Aim.BE_HEARD, "invite an adviser"), ADJOURN))
    assert (len(page.decide), page.more) == (AT_A_GLANCE, ["Ask 5", "Ask 6"])
    assert page.be_heard == ["Invite an adviser"]
    assert page.instead == [("Adjourn", "The item waits.")]
    assert page.is_needed


def test_thousands_of_ties_are_counted_and_not_written_out() -> None:
    page = mending(answer(*[ASK_ADA] * (AT_LEISURE + 7)))
    assert (len(page.decide) + len(page.more), page.others) == (AT_LEISURE, 7)


def test_an_item_that_can_be_decided_needs_no_mending() -> None:
    assert not mending(answer()).is_needed
