"""Who takes the chair for an item, and what is said of those passed over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.meetings.room import Member, Whereabouts
from committees.seats.vocabulary import SeatCategory
from declarations.guidance.chairing import preside

LAY, GP, EXECUTIVE = SeatCategory.LAY, SeatCategory.GP, SeatCategory.EXECUTIVE
OUT = Whereabouts.WITHDREW


def member(key, category=LAY, *offices, where=Whereabouts.IN_THE_ROOM, voting=True, hands_over=False):
    return Member(key, key.title(), key, category, voting, frozenset({category, *offices}), where, hands_over)


def test_the_chair_presides_while_in_the_room():
    chairing = preside([member("ada", GP, "chair"), member("basil", LAY, "vice_chair")], stand_in_is_lay=True)
    assert (chairing.chair, chairing.says) == ("ada", "The chair, Ada, presides.")


@pytest.mark.parametrize(
    ("chair", "why"),
    [
        (member("ada", LAY, "chair", where=OUT), "is out for this item"),
        (member("ada", LAY, "chair", where=Whereabouts.KEPT_AWAY), "is out for this item"),
        (member("ada", LAY, "chair", where=Whereabouts.ABSENT), "is absent"),
        (member("ada", LAY, "chair", where=Whereabouts.VACANT), "is not there: the seat is vacant"),
        (member("ada", LAY, "chair", hands_over=True), "must hand over the chair for this item"),
    ],
)
def test_the_vice_chair_presides_when_the_chair_cannot_and_the_reason_is_given(chair, why):
    chairing = preside([member("cora"), chair, member("basil", LAY, "vice_chair")], stand_in_is_lay=True)
    assert chairing.chair == "basil"
    assert chairing.says == f"The vice-chair, Basil, presides; the chair, Ada, {why}."


@pytest.mark.parametrize(("stand_in_is_lay", "presides"), [(True, "cora"), (False, "basil")])
def test_a_vice_chair_who_is_not_lay_is_passed_over_only_where_the_stand_in_must_be_lay(stand_in_is_lay, presides):
    room = [member("ada", LAY, "chair", where=OUT), member("basil", GP, "vice_chair"), member("cora", LAY)]
    assert preside(room, stand_in_is_lay=stand_in_is_lay).chair == presides


def test_everybody_passed_over_is_named_with_the_reason():
    room = [member("ada", LAY, "chair", where=OUT), member("basil", GP, "vice_chair"), member("cora", LAY)]
    assert preside(room, stand_in_is_lay=True).says == (
        "Cora presides, the only one of the voting lay members left; the chair, Ada, is out for this item; "
        "the vice-chair, Basil, is not a lay member, as whoever stands in for the chair must be."
    )


def test_vice_chairs_are_screened_in_turn():
    room = [
        member("ada", LAY, "chair", where=OUT),
        member("basil", LAY, "vice_chair", where=OUT),
        member("cora", LAY, "vice_chair"),
    ]
    assert preside(room, stand_in_is_lay=True).chair == "cora"


def test_the_members_choose_when_chair_and_vice_chair_are_both_out_and_several_remain():
    room = [
        member("ada", LAY, "chair", where=OUT),
        member("cora"),
        member("dora", EXECUTIVE),
        member("eve", voting=False),
    ]
    chairing = preside(room, stand_in_is_lay=False)
    assert chairing.chair is None
    assert not chairing.is_stuck
    assert chairing.says == (
        "The unconflicted voting members choose one of themselves: Cora, Dora; the chair, Ada, is out for this item."
    )


def test_the_one_lay_member_left_takes_the_chair_as_in_p07():
    room = [member("ada", GP, "chair", where=OUT), member("cora", LAY), member("dora", EXECUTIVE)]
    assert preside(room, stand_in_is_lay=True).chair == "cora"


def test_nobody_presides_when_no_lay_member_is_left_and_one_is_needed():
    chairing = preside([member("ada", LAY, "chair", where=OUT), member("dora", EXECUTIVE)], stand_in_is_lay=True)
    assert chairing.is_stuck
    assert chairing.says.startswith("Nobody may preside: none of the voting lay members is left; the chair, Ada,")


def test_a_committee_without_a_chair_says_so():
    assert preside([member("cora")], stand_in_is_lay=False).says == (
        "Cora presides, the only one of the voting members left; no seat is marked as chair or vice-chair."
    )


members = st.builds(
    member,
    st.uuids().map(str),
    st.sampled_from(SeatCategory),
    st.sampled_from(["chair", "vice_chair", "none"]),
    where=st.sampled_from(Whereabouts),
    voting=st.booleans(),
    hands_over=st.booleans(),
)


@given(st.lists(members, max_size=8), st.booleans())
def test_the_chair_is_never_somebody_who_is_out_or_must_hand_over(room, stand_in_is_lay):
    chairing = preside(room, stand_in_is_lay=stand_in_is_lay)
    for member in room:
        if member.key == chairing.chair or member in chairing.choice:
            assert member.is_in_the_room
            assert not member.hands_over_the_chair
            assert member.category is LAY or not stand_in_is_lay or "chair" in member.called
