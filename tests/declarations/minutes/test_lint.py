"""What the lint finds in minutes, each fault planted by itself, and what it lets be."""

from dataclasses import replace
from pathlib import Path

import pytest

from declarations.guidance.vocabulary import Step
from declarations.minutes.facts import Account, Attendee
from declarations.minutes.lint import lint
from declarations.minutes.vocabulary import Fault, Presence
from declarations.proceedings.vocabulary import HowItEnded, Manner
from tests.declarations.minutes.account import (
    AWARD,
    BASIL,
    CLEAN,
    CONFLICT,
    OPENING,
    QUORATE,
    REPORT,
    at,
    award,
    conflict,
    declared,
    report,
    vote,
)


def only(account: Account, fault: Fault) -> str:
    """The sentence of the one fault there is."""
    [found] = lint(account)
    assert found.fault is fault
    assert found.do
    return found.says


def test_minutes_that_show_all_they_must_have_no_fault() -> None:
    assert lint(CLEAN) == ()


def test_an_item_without_an_outcome_is_found() -> None:
    assert "Item 6 has no outcome" in only(report(became=None), Fault.NO_OUTCOME)


def test_a_decision_that_is_not_written_down_is_found() -> None:
    assert "item 6" in only(report(decision="  "), Fault.NO_DECISION)


def test_an_item_for_decision_that_was_only_noted_is_found() -> None:
    assert only(report(became=HowItEnded.NOTED, decision=""), Fault.NO_DECISION).startswith(
        "The agenda asked for a decision"
    )


def test_an_item_for_information_may_be_noted() -> None:
    assert lint(report(became=HowItEnded.NOTED, decision="", asks_decision=False)) == ()


@pytest.mark.parametrize("became", [HowItEnded.DEFERRED, HowItEnded.REFERRED])
def test_what_was_put_off_needs_no_quorum_and_no_vote(became: HowItEnded) -> None:
    standing = (replace(QUORATE, quorate=False),)
    assert lint(report(became=became, decision="", manner=None, standing=standing)) == ()


def test_a_decision_of_which_nobody_says_how_it_was_taken_is_found() -> None:
    assert "by consensus or by a vote" in only(report(manner=Manner.VOTES), Fault.NOT_SAID_HOW)


def test_a_decision_while_inquorate_is_found_with_what_was_lacking() -> None:
    standing = (replace(QUORATE, quorate=False, lacks=("at least 4 voting members: 3",)),)
    says = only(award(standing=standing), Fault.INQUORATE)
    assert "was not quorate (at least 4 voting members: 3)" in says


def test_a_decision_of_a_committee_whose_quorum_is_not_known_is_found() -> None:
    assert "no quorum on record" in only(award(standing=(replace(QUORATE, quorate=None),)), Fault.INQUORATE)


def test_in_common_each_committee_must_be_quorate() -> None:
    other = replace(QUORATE, committee="Governing Body", quorate=False)
    assert "Governing Body was not quorate" in only(award(standing=(QUORATE, other)), Fault.INQUORATE)


def test_a_lost_lay_and_executive_majority_is_found() -> None:
    only(award(standing=(replace(QUORATE, majority=False),)), Fault.MAJORITY_LOST)


def test_a_quorum_that_was_not_restated_is_found() -> None:
    only(award(standing=()), Fault.QUORUM_NOT_RESTATED)


def test_an_item_at_which_nobody_presided_is_found() -> None:
    assert "Nobody presided at item 5" in only(award(presided=()), Fault.NO_CHAIR)


def test_a_chair_who_had_to_leave_and_presided_is_found() -> None:
    assert "Dr Basil Sample presided" in only(award(presided=("basil",)), Fault.NO_CHAIR)


def test_a_conflict_on_which_nobody_ruled_is_found() -> None:
    assert "Dr Basil Sample" in only(conflict(ruled_by="", ruled=None), Fault.NOT_RULED)


def test_a_lighter_ruling_without_a_reason_is_found() -> None:
    only(conflict(ruled=Step.NOTE), Fault.LIGHTER_WITHOUT_REASON)
    only(conflict(no_papers=False), Fault.LIGHTER_WITHOUT_REASON)
    only(conflict(ruled=None), Fault.LIGHTER_WITHOUT_REASON)


def test_a_lighter_ruling_with_its_reason_is_none() -> None:
    assert lint(conflict(ruled=Step.NOTE, reason="The share is of one pound.")) == ()


def test_a_heavier_ruling_needs_no_reason() -> None:
    assert lint(conflict(proposed=Step.NOTE, proposed_no_papers=False)) == ()


@pytest.mark.parametrize("missing", ["nature", "why"])
def test_a_conflict_without_its_nature_or_its_reason_is_found(missing: str) -> None:
    assert "it is not said" in only(conflict(**{missing: ()}), Fault.NO_NATURE)


def test_a_missing_time_is_found() -> None:
    assert "no time is recorded" in only(award(conflicts=(replace(CONFLICT, goings=()),), goings=()), Fault.NO_TIME)


def test_who_was_not_at_the_meeting_needs_no_time() -> None:
    assert lint(award(conflicts=(replace(CONFLICT, goings=(), came=False),), goings=())) == ()


def test_who_stays_needs_no_time() -> None:
    stays = replace(CONFLICT, proposed=Step.NOTE, ruled=Step.NOTE, goings=())
    assert lint(award(conflicts=(stays,), goings=())) == ()


@pytest.mark.parametrize("back", [at(10, 6), at(10, 19)])
def test_who_came_back_before_the_decision_is_found(back: object) -> None:
    early = replace(BASIL, came_back_at=back)
    only(award(conflicts=(replace(CONFLICT, goings=(early,)),), goings=(early,)), Fault.STAYED)


def test_who_left_only_after_the_decision_is_found() -> None:
    late = replace(BASIL, went_at=at(10, 21))
    only(award(conflicts=(replace(CONFLICT, goings=(late,)),), goings=(late,)), Fault.STAYED)


def test_a_conflicted_person_listed_as_voting_is_found() -> None:
    says = only(award(votes=vote("basil", "Dr Basil Sample")), Fault.CONFLICTED_VOTED)
    assert "Dr Basil Sample is listed as voting on item 5" in says


def test_who_left_for_good_and_votes_on_a_later_item_is_found() -> None:
    gone = replace(BASIL, came_back_at=None)
    later = replace(REPORT, manner=Manner.VOTES, votes=vote("basil", "Dr Basil Sample"))
    account = replace(CLEAN, items=(replace(AWARD, goings=(gone,), conflicts=(replace(CONFLICT, goings=(gone,)),)), later))
    assert "left at item 5" in only(account, Fault.VOTED_WHILE_OUT)


def test_who_came_back_votes_on_a_later_item() -> None:
    assert lint(report(manner=Manner.VOTES, votes=vote("basil", "Dr Basil Sample"))) == ()


def test_who_leaves_only_for_a_later_item_votes_before() -> None:
    leaves_later = replace(BASIL, person="dev", name="Dev Madeup", went_at=at(10, 40), came_back_at=None)
    account = replace(
        CLEAN, items=(replace(AWARD, votes=vote("dev", "Dev Madeup")), replace(REPORT, goings=(leaves_later,)))
    )
    assert lint(account) == ()


def test_a_vote_that_stands_there_twice_is_found() -> None:
    only(award(votes=vote("cora", "Cora Invented")), Fault.VOTED_TWICE)


def test_somebody_who_took_part_without_being_recorded_as_there_is_found() -> None:
    assert "Eve Pretend took part in item 5" in only(award(votes=vote("eve", "Eve Pretend")), Fault.NO_ATTENDANCE)
    only(award(late=declared("zoe", "Zoe Fictional")), Fault.NO_ATTENDANCE)


def test_a_member_of_whom_nobody_says_whether_they_came_is_found() -> None:
    people = (*OPENING.people, Attendee("fay", "Fay Fabled", "Lay member", Presence.NOT_RECORDED, voting=True))
    assert "Fay Fabled" in only(replace(CLEAN, opening=replace(OPENING, people=people)), Fault.ATTENDANCE_OPEN)


def test_every_fault_has_a_test_of_its_own() -> None:
    source = Path(__file__).read_text()
    assert [fault.name for fault in Fault if f"Fault.{fault.name})" not in source] == []
