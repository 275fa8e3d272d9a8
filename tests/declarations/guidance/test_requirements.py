"""Every requirement that a composition rule may state, and what it says where it is not met."""

import pytest

from declarations.guidance.requirements import FAULTS, REMARKS
from declarations.guidance.rulebook import load
from declarations.guidance.rules import RuleKind
from declarations.guidance.seating import established
from tests.declarations.table import committee, seated, sitting

GUIDED = sitting("a", "executive", office="Chief officer", chair=True, vice_chair=True, holds=["audit_chair"])


def said(checks, requirement, asked, *sittings):
    return list(checks[requirement](asked, established(committee(), sittings)))


def test_every_requirement_a_composition_rule_states_is_checked_and_no_other():
    stated = {key for rule in load().rules if rule.kind is RuleKind.COMPOSITION for key in rule.requires}
    assert stated - {"committees"} == set(FAULTS) | set(REMARKS)


@pytest.mark.parametrize(
    ("requirement", "asked", "says"),
    [
        ("members", 2, "It counts 1 members and needs at least 2."),
        ("majority_of", ["lay"], "Lay member seats hold 0 of 1 votes: no majority."),
        ("majority_of", ["lay", "nurse"], "Lay member and Registered nurse seats hold 0 of 1 votes: no majority."),
        (
            "chair",
            ["lay", "nurse"],
            "The chair, Chief officer, is not of the category asked for: Lay member or Registered nurse.",
        ),
        ("chair", ["lay"], "The chair, Chief officer, is not of the category asked for: Lay member."),
        ("vice_chair", ["lay"], "The vice-chair, Chief officer, is not of the category asked for: Lay member."),
        ("not_in_the_chair", ["audit_chair"], "The Audit committee chair (Chief officer) may not chair it."),
        ("no_vote", ["executive"], "Chief officer has a vote, which is not recommended."),
    ],
)
def test_a_fault_is_said_in_a_sentence(requirement, asked, says):
    assert said(FAULTS, requirement, asked, GUIDED) == [says]


def test_nobody_in_attendance_is_a_member():
    assert said(FAULTS, "members", 1, *seated(in_attendance=3)) == ["It counts 0 members and needs at least 1."]


def test_a_part_that_needs_three_is_unfilled_by_two():
    parts = [{"any_of": ["lay"], "at_least": 3, "says": "three lay members"}]
    assert said(FAULTS, "parts", parts, *seated(lay=2)) == ["It lacks three lay members."]
    assert said(FAULTS, "parts", parts, *seated(lay=3)) == []


def test_parts_are_filled_by_different_seats_however_they_are_ordered():
    parts = [
        {"any_of": ["lay", "nurse"], "at_least": 1, "says": "either"},
        {"any_of": ["lay"], "at_least": 1, "says": "lay"},
    ]
    assert said(FAULTS, "parts", parts, *seated(lay=1, nurse=1)) == []
    assert said(FAULTS, "parts", parts, *seated(lay=1)) == ["It lacks lay."]


def test_a_vice_chair_who_had_better_not_be_is_remarked_on():
    [remark] = said(REMARKS, "better_not_vice_chair", ["audit_chair"], GUIDED)
    assert remark == "The Audit committee chair (Chief officer) should not be its vice-chair; record why it is so."


@pytest.mark.parametrize(("seat", "told"), [(GUIDED, []), (sitting("a", "lay"), ["Cannot tell: no seat is marked as "])])
def test_an_office_that_no_seat_is_marked_with_cannot_be_looked_for(seat, told):
    found = said(REMARKS, "not_in_the_chair", ["audit_chair"], seat)
    assert [remark[: len(told[0])] if told else remark for remark in found] == told


@pytest.mark.parametrize(("office", "title"), [("chair", "chair"), ("vice_chair", "vice-chair")])
def test_where_no_seat_is_marked_to_preside_it_is_said_that_nothing_could_be_checked(office, title):
    assert said(REMARKS, office, ["lay"], *seated(lay=1), GUIDED) == []
    assert said(REMARKS, office, ["lay"], *seated(lay=2)) == [
        f"No seat is marked as {title}, so the rule could not be checked."
    ]


def test_an_office_that_no_seat_is_marked_with_is_remarked_on():
    asked = ["chair", "vice_chair"]
    assert said(REMARKS, "offices", asked, GUIDED) == []
    assert said(REMARKS, "offices", asked, *seated(lay=1)) == [
        "No seat is marked as chair, which the members include.",
        "No seat is marked as vice-chair, which the members include.",
    ]
