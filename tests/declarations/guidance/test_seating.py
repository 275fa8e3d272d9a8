"""Who fills which seat at an item."""

import pytest

from committees.meetings.room import Whereabouts
from committees.seats.vocabulary import InvitedAs
from declarations.guidance.facts import Ruled
from declarations.guidance.findings import Finding
from declarations.guidance.seating import Handling, handled, members_at, seats_of
from declarations.guidance.vocabulary import AddOn, Outcome, Step
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


@pytest.mark.parametrize(("voting", "answers_to"), [(True, {"gp", "Independent GP"}), (False, set())])
def test_somebody_invited_makes_up_the_quorum_only_with_a_vote_and_never_presides(voting, answers_to):
    guest = sitting("a", "gp", office="Independent GP", voting=voting, invited_as=InvitedAs.INDEPENDENT_CLINICIAN)
    member = seated(guest)["a"]
    assert (member.called, member.voting, member.hands_over_the_chair) == (answers_to, voting, True)


@pytest.mark.parametrize(
    ("invited_as", "deputy_for", "present", "stands_by"),
    [
        (None, None, False, False),
        (InvitedAs.CCG_MEMBER, None, False, True),
        (InvitedAs.CCG_MEMBER, None, True, False),
        (None, "b", False, True),
        (None, "b", True, False),
    ],
)
def test_a_deputy_or_guest_who_does_not_come_stands_by(invited_as, deputy_for, present, stands_by):
    assert sitting("a", "gp", invited_as=invited_as, deputy_for=deputy_for, present=present).stands_by is stands_by


def test_the_seats_of_a_committee_are_its_own_each_once_however_many_hold_it():
    people = [
        sitting("a", "lay", office="Joint", committees=["committee"]),
        sitting("b", "lay", office="Joint", shares_vote_with="a"),
        sitting("c", "gp", deputy_for="a"),
        sitting("d", "gp", invited_as=InvitedAs.CCG_MEMBER),
        sitting("e", "gp", committees=["another"]),
        sitting("f", "nurse", vacant=True),
    ]
    assert [seat.office for seat in seats_of(committee(), people)] == ["Joint", "nurse"]


@pytest.mark.parametrize(
    ("outcome", "ruled", "doubtful"),
    [
        (Outcome.CANNOT_TELL, None, True),
        (Outcome.CLEAR, None, False),
        (Outcome.CANNOT_TELL, Ruled("6", "a", None), False),
    ],
)
def test_a_doubt_lasts_until_somebody_rules(outcome, ruled, doubtful):
    assert handled(Finding(outcome), ruled).doubtful is doubtful


@pytest.mark.parametrize(
    ("also", "ruled", "handling"),
    [
        ({AddOn.NEW_CHAIR}, None, Handling(Step.LEAVE, new_chair=True)),
        (set(), None, Handling(Step.LEAVE)),
        ({AddOn.NEW_CHAIR}, Ruled("6", "a", Step.NOTE), Handling(Step.NOTE, new_chair=True)),
        (set(), Ruled("6", "a", Step.NOTE), Handling(Step.NOTE)),
        ({AddOn.NEW_CHAIR}, Ruled("6", "a", None), Handling()),
    ],
)
def test_a_ruling_takes_the_place_of_the_proposal_and_only_no_conflict_gives_the_chair_back(also, ruled, handling):
    assert handled(Finding(Outcome.FLAG, Step.LEAVE, also=frozenset(also)), ruled) == handling
