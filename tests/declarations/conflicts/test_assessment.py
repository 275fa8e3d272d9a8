"""The whole answer for a meeting, from declarations to remedies."""

from dataclasses import replace
from datetime import date

import pytest

from committees.meetings.facts import Concern
from committees.meetings.vocabulary import AffectedClass, ItemKind, PartPlayed
from committees.organisations.facts import Organisation
from committees.organisations.vocabulary import OrganisationKind
from committees.seats.vocabulary import CommissioningLevel
from declarations.conflicts.assessment import assess
from declarations.guidance.facts import Interest, Ruled
from declarations.guidance.findings import Finding
from declarations.guidance.rulebook import load
from declarations.guidance.seating import handled
from declarations.guidance.vocabulary import AddOn, InterestCategory, InterestRole, Outcome, Step
from tests.declarations.table import GOVERNING_BODY, committee, item, meeting, quorum, seated, sitting

PRACTICE = Organisation("riverside", "Riverside Practice", OrganisationKind.GP_PRACTICE, member_of_ccg="NHS Wexbridge CCG")
CONFIRMED = date(2018, 1, 10)
PARTNER = Interest(
    "partner",
    InterestCategory.FINANCIAL,
    direct=True,
    role=InterestRole.PARTNER,
    organisation="riverside",
    began=date(2012, 1, 1),
)
AWARD = item("6", concerns=(Concern(organisation="riverside", part_played=PartPlayed.BIDDER),))
SCHEME = item("7", ItemKind.INCENTIVE_SCHEME, concerns=(Concern(affected_class=AffectedClass.ALL_MEMBER_PRACTICES),))


def sits(key, category, **facts):
    return sitting(key, category, confirmed=CONFIRMED, **facts)


def gp(key, **facts):
    return sits(key, "gp", interests=(PARTNER,), **facts)


def others():
    return [replace(person, confirmed=CONFIRMED) for person in seated(executive=2, nurse=1)]


def held(*sittings, committees=None, items=(AWARD,)):
    return meeting(*sittings, committees=committees, items=items, organisations={PRACTICE.key: PRACTICE})


def only(assessment):
    [answer] = assessment.items
    [after] = answer.after
    return answer, after


def test_a_member_with_a_gain_is_out_and_the_rest_decide_under_their_lay_chair():
    people = [sits("m1", "lay", chair=True), gp("m2"), *others()]
    body = committee(quorum=quorum(3, "lay"), level=CommissioningLevel.DELEGATED)
    answer, after = only(assess(held(*people, committees=[body]), load()))
    assert (answer.findings["m2"].outcome, answer.findings["m2"].step) == (Outcome.FLAG, Step.LEAVE)
    assert "m2" not in after.present
    assert (after.quorate, after.lay_executive_majority, after.chair, after.voting_present) == (True, True, "m1", 4)
    assert answer.scope.in_scope is True
    assert answer.remedies == ()


def test_research_site_3_cannot_decide_once_its_gps_leave_and_is_told_how():
    people = [sits("m1", "lay", chair=True), gp("m2"), gp("m3"), *others()]
    body = committee(quorum=quorum(None, "lay", "gp", "executive"))
    answer, after = only(assess(held(*people, committees=[body]), load()))
    assert [clause.says for clause in after.failed_clauses] == ["at least 1 of: GP"]
    assert answer.remedies[0].words == ("invite: a GP from another CCG's governing body",)


def test_p07_every_gp_is_flagged_by_the_class_and_leaves_and_the_lay_vice_chair_presides():
    people = [gp("m1", chair=True), gp("m2"), sits("m3", "lay", vice_chair=True), *others()]
    body = committee(GOVERNING_BODY, quorum=quorum(4))
    rulings = [Ruled("7", person, Step.LEAVE) for person in ("m1", "m2")]
    answer, after = only(assess(held(*people, committees=[body], items=[SCHEME]), load(), rulings))
    assert [answer.findings[person].outcome for person in ("m1", "m2", "m3")] == [Outcome.FLAG, Outcome.FLAG, Outcome.CLEAR]
    assert (after.chair, after.quorate) == ("m3", True)


def test_p20_five_of_seven_gps_leave_and_the_members_must_choose_a_chair():
    people = [gp("m1", chair=True), gp("m2", vice_chair=True), gp("m3"), gp("m4"), gp("m5")]
    people += [sits("m6", "gp"), sits("m7", "gp"), *others()]
    answer, after = only(assess(held(*people, committees=[committee(GOVERNING_BODY, quorum=quorum(6))]), load()))
    assert (after.voting_present, after.quorate, after.chair) == (5, False, None)
    assert answer.remedies


@pytest.mark.parametrize(("step", "present"), [(None, True), (Step.NOTE, True), (Step.LEAVE_FOR_DECISION, False)])
def test_a_ruling_replaces_the_proposed_step(step, present):
    facts = held(sits("m1", "lay", chair=True), gp("m2"))
    answer, after = only(assess(facts, load(), [Ruled("6", "m2", step)]))
    assert ("m2" in after.present) is present
    assert answer.findings["m2"].step is Step.LEAVE


def test_a_ruling_on_another_item_changes_nothing():
    facts = held(sits("m1", "lay", chair=True), gp("m2"))
    assert assess(facts, load(), [Ruled("7", "m2", None)]) == assess(facts, load())


def test_somebody_of_whom_the_service_cannot_tell_stays_in_the_room():
    answer, after = only(assess(held(sits("m1", "lay", chair=True), sitting("m2", "gp")), load()))
    assert answer.findings["m2"].outcome is Outcome.CANNOT_TELL
    assert "m2" in after.present


def test_a_vacant_seat_gets_no_finding_and_is_never_present():
    answer, after = only(assess(held(sits("m1", "lay"), sitting("empty", "lay", vacant=True)), load()))
    assert set(answer.findings) == {"m1"}
    assert after.present == ("m1",)


def test_a_deputys_interests_are_their_own_and_the_vote_is_the_seats():
    principal = sits("m2", "executive", present=False)
    deputy = sits("m3", "officer", voting=False, deputy_for="m2")
    _, after = only(assess(held(sits("m1", "lay"), principal, deputy), load()))
    assert after.voting_present == 2
    _, after = only(assess(held(sits("m1", "lay"), principal, replace(deputy, interests=(PARTNER,))), load()))
    assert after.voting_present == 1


def test_an_item_is_answered_for_the_committees_whose_item_it_is():
    east, west = committee(key="east"), committee(key="west")
    items = [replace(AWARD, committees=frozenset({"west"})), SCHEME]
    answers = assess(held(sits("m1", "lay"), committees=[east, west], items=items), load()).items
    assert [[after.committee for after in answer.after] for answer in answers] == [["west"], ["east", "west"]]


def test_the_same_facts_give_the_same_answer_with_the_rule_book_they_were_given():
    facts = held(sits("m1", "lay", chair=True), gp("m2"))
    book = load().in_force(facts.date)
    assert assess(facts, load()) == assess(facts, book)
    assert (assess(facts, book).digest, assess(facts, book).instruments) == (book.digest, book.instruments)


def test_what_if_is_the_same_call_on_altered_facts():
    facts = held(sits("m1", "lay", chair=True), gp("m2"))
    _, after = only(assess(replace(facts, sittings=(facts.sittings[0],)), load()))
    assert after.present == ("m1",)


@pytest.mark.parametrize(
    ("ruled", "hands_over"),
    [(None, True), (Ruled("6", "m1", Step.NOTE), True), (Ruled("6", "m1", None), False)],
)
def test_a_chair_gets_the_chair_back_only_by_a_ruling_of_no_conflict(ruled, hands_over):
    flag = Finding(Outcome.FLAG, Step.LEAVE, frozenset({AddOn.NEW_CHAIR}))
    assert handled(flag, ruled).new_chair is hands_over


def test_an_author_without_a_seat_is_checked_on_their_item_and_counted_in_no_quorum():
    people = [sits("m1", "lay", chair=True), *others()]
    author = gp("author", voting=False, only_for=frozenset({AWARD.key}))
    body = committee(quorum=quorum(4, "lay", "gp"), level=CommissioningLevel.DELEGATED)
    alone = assess(held(*people, committees=[body], items=(AWARD, SCHEME)), load())
    with_them = assess(held(*people, author, committees=[body], items=(AWARD, SCHEME)), load())
    award, scheme = with_them.items
    assert (award.findings["author"].outcome, award.findings["author"].step) == (Outcome.FLAG, Step.LEAVE)
    assert "author" not in scheme.findings
    assert [item.after for item in with_them.items] == [item.after for item in alone.items]
    assert [item.remedies for item in with_them.items] == [item.remedies for item in alone.items]
    assert with_them.composition == alone.composition
