"""Where two answers for one meeting differ."""

from dataclasses import replace
from datetime import date

import pytest

from committees.meetings.facts import Concern
from committees.meetings.vocabulary import PartPlayed
from committees.organisations.facts import Organisation
from committees.organisations.vocabulary import OrganisationKind
from declarations.conflicts.assessment import assess
from declarations.guidance.differences import Aspect, Difference, Place, differences, said
from declarations.guidance.facts import Interest, Ruled
from declarations.guidance.findings import Aim, Change, FailedClause, Remedy, Scope, Way
from declarations.guidance.rulebook import load
from declarations.guidance.vocabulary import InterestCategory, Step
from tests.declarations.table import ON, committee, item, meeting, quorum, sitting

HARBOURSIDE = Organisation("harbourside", "Harbourside Ltd", OrganisationKind.COMPANY)
GAIN = Interest("gain", InterestCategory.FINANCIAL, direct=True, organisation="harbourside")
AWARD = item("6", concerns=(Concern(organisation="harbourside", part_played=PartPlayed.BIDDER),))


def sits(key, category, **facts):
    return sitting(key, category, confirmed=date(2018, 1, 10), **facts)


CHAIR, NURSE, GP = sits("chair", "lay", chair=True), sits("nurse", "nurse"), sits("gp", "gp")


def answer(*sittings, items=(AWARD,), rulings=(), needs=None):
    body = committee(quorum=needs or quorum(2))
    return assess(
        meeting(*sittings, committees=[body], items=items, organisations={"harbourside": HARBOURSIDE}), load(), rulings
    )


def told(before, after, *aspects):
    """What differs, without the committee; of the aspects named where any are."""
    return {
        (found.person, found.what.value, found.before, found.after)
        for found in differences(before, after)
        if not aspects or found.what in aspects
    }


def test_an_answer_does_not_differ_from_itself():
    found = answer(CHAIR, NURSE, replace(GP, interests=(GAIN,)))
    assert differences(found, found) == ()


def test_somebody_flagged_who_was_clear_differs_in_outcome_papers_and_reasons():
    before, after = answer(CHAIR, NURSE, GP), answer(CHAIR, NURSE, replace(GP, interests=(GAIN,)))
    assert Difference("6", "gp", Aspect.OUTCOME, "Clear", "Leave") in differences(before, after)
    assert ("gp", "no papers", "", "no papers") in told(before, after)
    [(_, _, no_rule, rules)] = told(before, after, Aspect.REASONS)
    assert no_rule == ""
    assert all(load().in_force(ON).rule(rule) for rule in rules.split(", "))


def test_somebody_flagged_in_both_differs_in_the_step():
    people = [CHAIR, NURSE, replace(GP, interests=(GAIN,))]
    before, after = answer(*people, items=(replace(AWARD, decision=False),)), answer(*people)
    assert told(before, after, Aspect.OUTCOME, Aspect.STEP) == {("gp", "step", "Discuss, then leave", "Leave")}


def test_a_quorum_lost_is_told_with_the_clause_that_fails_and_the_committee_it_fails():
    needs = quorum(3)
    before, after = answer(CHAIR, NURSE, GP, needs=needs), answer(CHAIR, NURSE, replace(GP, interests=(GAIN,)), needs=needs)
    [found] = [found for found in differences(before, after) if found.what is Aspect.QUORUM]
    assert (found.before, found.after) == ("quorate", "not quorate: at least 3 voting members, but 2")
    assert (found.item, found.person, found.committee) == ("6", None, "committee")


def test_a_majority_lost_and_what_would_mend_it_are_told():
    executive = sits("executive", "executive")
    before = answer(CHAIR, executive, NURSE)
    after = answer(CHAIR, replace(executive, interests=(GAIN,)), NURSE)
    assert told(before, after, Aspect.MAJORITY) == {(None, "majority", "majority", "no majority")}
    [(_, _, none, remedies)] = told(before, after, Aspect.REMEDIES)
    assert none == ""
    assert "defer: adjourn" in remedies


def test_the_chair_is_told_in_the_words_of_who_presides():
    before, after = answer(CHAIR, NURSE, GP), answer(replace(CHAIR, present=False), NURSE, GP)
    [(person, _, was, now)] = told(before, after, Aspect.CHAIR)
    assert person is None
    assert was == "The chair, Member chair, presides"
    assert now.startswith("Nobody may preside")


def test_the_last_clinician_leaving_is_told():
    before, after = answer(CHAIR, GP), answer(CHAIR, replace(GP, interests=(GAIN,)))
    assert told(before, after, Aspect.CLINICAL_VOICE) == {
        (None, "clinical voice", "a clinician is left", "no clinician is left")
    }


def test_a_ruling_changes_what_is_left_and_not_the_finding():
    flagged = replace(GP, interests=(GAIN,))
    before = answer(CHAIR, NURSE, flagged, needs=quorum(3))
    after = answer(CHAIR, NURSE, flagged, needs=quorum(3), rulings=[Ruled("6", "gp", Step.NOTE)])
    assert {what for _, what, _, _ in told(before, after)} >= {"quorum"}
    assert not told(before, after, Aspect.OUTCOME, Aspect.STEP)


def test_an_item_and_a_person_that_only_one_answer_knows_differ_from_nothing():
    before, after = answer(CHAIR, NURSE), answer(CHAIR, NURSE, GP, items=(AWARD, item("7")))
    assert ("gp", "outcome", "", "Clear") in told(before, after)
    assert {found.item for found in differences(before, after)} >= {"6", "7"}
    assert ("gp", "outcome", "Clear", "") in told(after, before)
    assert not [found for found in (*differences(before, after), *differences(after, before)) if found.before == found.after]


def test_a_fault_in_how_a_committee_is_made_up_differs_at_no_item():
    lay = replace(CHAIR, seat=replace(CHAIR.seat, chair=False))
    before, after = answer(CHAIR, NURSE, GP), answer(lay, NURSE, replace(GP, seat=replace(GP.seat, chair=True)))
    [made_up] = [found for found in differences(before, after) if found.what is Aspect.COMPOSITION]
    assert (made_up.item, made_up.person, made_up.committee) == (None, None, "committee")
    assert "The chair, gp, is not of the category asked for" in made_up.after


@pytest.mark.parametrize(
    ("quorate", "majority", "in_scope", "words"),
    [
        (True, True, True, ("quorate", "majority", "within what is delegated")),
        (False, False, False, ("not quorate", "no majority", "outside what is delegated")),
        (None, None, None, ("quorum not known", "no majority asked for", "")),
    ],
)
def test_what_is_left_and_whether_it_may_be_decided_are_told_in_few_words(quorate, majority, in_scope, words):
    found = answer(CHAIR, NURSE)
    [at] = found.items
    after = replace(at.after[0], quorate=quorate, failed_clauses=(), lay_executive_majority=majority)
    told_of = said(replace(found, items=(replace(at, after=(after,), scope=Scope(in_scope)),)))
    of_committee = [told_of[Place("6", None, "committee", what)] for what in (Aspect.QUORUM, Aspect.MAJORITY)]
    assert (*of_committee, told_of[Place("6", None, None, Aspect.SCOPE)]) == words


def test_of_several_clauses_and_several_remedies_each_is_told():
    found = answer(CHAIR, NURSE)
    [at] = found.items
    fails = (FailedClause("at least 3 voting members", 3, 2), FailedClause("at least 1 of: GP", 1, 0))
    comes, joins, waits = (Change(Way.ATTEND, says, says) for says in ("attend: Ada", "attend: Basil", "defer: adjourn"))
    remedies = (Remedy(Aim.DECIDE, (comes, joins)), Remedy(Aim.INSTEAD, (waits,)))
    says = "Basil presides; the chair, Ada, is absent."
    after = replace(at.after[0], quorate=False, failed_clauses=fails, chair_says=says)
    told_of = said(replace(found, items=(replace(at, after=(after,), remedies=remedies),)))
    assert told_of[Place("6", None, "committee", Aspect.QUORUM)] == (
        "not quorate: at least 3 voting members, but 2; at least 1 of: GP, but 0"
    )
    assert told_of[Place("6", None, "committee", Aspect.CHAIR)] == "Basil presides"
    assert told_of[Place("6", None, None, Aspect.REMEDIES)] == "attend: Ada and attend: Basil; or defer: adjourn"
