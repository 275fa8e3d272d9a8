"""Who fills which seat at an item."""

import pytest

from committees.meetings.room import Whereabouts
from declarations.guidance.seating import Handling, members_at
from declarations.guidance.vocabulary import Step
from tests.declarations.table import committee, sitting


def seated(*sittings, handling=None):
    return {member.key: member for member in members_at("6", of=committee(), sittings=sittings, handling=handling or {})}


@pytest.mark.parametrize(
    ("facts", "step", "where"),
    [
        ({}, None, Whereabouts.IN_THE_ROOM),
        ({}, Step.NOTE, Whereabouts.IN_THE_ROOM),
        ({}, Step.LEAVE_FOR_DECISION, Whereabouts.WITHDREW),
        ({}, Step.LEAVE, Whereabouts.WITHDREW),
        ({}, Step.NOT_ATTEND, Whereabouts.KEPT_AWAY),
        ({"present": False}, Step.LEAVE, Whereabouts.ABSENT),
        ({"absent_for": frozenset({"6"})}, None, Whereabouts.ABSENT),
        ({"absent_for": frozenset({"7"})}, None, Whereabouts.IN_THE_ROOM),
        ({"vacant": True}, None, Whereabouts.VACANT),
    ],
)
def test_where_somebody_is_at_the_decision(facts, step, where):
    assert seated(sitting("a", "lay", **facts), handling={"a": Handling(step)})["a"].whereabouts is where


def test_a_deputy_takes_the_seat_and_vote_of_an_absent_principal_but_not_the_chair():
    principal = sitting("a", "executive", office="Chief officer", chair=True, present=False)
    deputy = seated(principal, sitting("b", "officer", office="Director", voting=False, deputy_for="a"))["b"]
    assert (deputy.seat, deputy.category, deputy.voting) == ("a", "executive", True)
    assert deputy.called == {"executive", "Chief officer", "Director"}


def test_a_deputy_beside_the_principal_has_no_vote():
    room = seated(sitting("a", "executive"), sitting("b", "executive", deputy_for="a"))
    assert (room["a"].voting, room["b"].voting) == (True, False)


def test_a_deputy_replaces_a_principal_who_is_absent_for_this_item_alone():
    principal = sitting("a", "executive", absent_for=frozenset({"6"}))
    assert seated(principal, sitting("b", "officer", deputy_for="a"))["b"].voting


def test_a_deputy_sits_where_the_principal_sits():
    elsewhere = sitting("a", "executive", committees=["another"], present=False)
    assert seated(elsewhere, sitting("b", "executive", deputy_for="a")) == {}


@pytest.mark.parametrize("who_says_so", [("b", None), (None, "a"), ("b", "a")])
def test_two_who_share_a_vote_fill_one_seat_whichever_of_them_says_so(who_says_so):
    first, second = who_says_so
    room = seated(sitting("a", "lay", shares_vote_with=first), sitting("b", "lay", shares_vote_with=second))
    assert room["a"].seat == room["b"].seat


def test_a_chair_who_must_hand_over_stays_in_the_room():
    room = seated(sitting("a", "lay", chair=True), handling={"a": Handling(Step.NOTE, new_chair=True)})
    assert room["a"].is_in_the_room
    assert room["a"].hands_over_the_chair
