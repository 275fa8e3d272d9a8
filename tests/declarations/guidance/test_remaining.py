"""What is left of a committee at an item."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.seats.vocabulary import SeatCategory
from declarations.guidance.findings import FailedClause, Majority
from declarations.guidance.remaining import Deliberation, demands, lacks, remaining, unheard
from declarations.guidance.rulebook import load
from declarations.guidance.seating import Handling
from declarations.guidance.vocabulary import Step
from tests.declarations.table import GOVERNING_BODY, ON, OUT, committee, quorum, seated, sitting


def left(*sittings, of=None, out=(), on=ON):
    body = of or committee()
    handling = dict.fromkeys(out, OUT)
    at = Deliberation("6", ((body, demands(body, load().in_force(on))),), tuple(sittings), handling)
    return remaining(*at.rooms())


def test_t03_one_lay_member_takes_the_chair_when_two_are_absent_and_the_gps_withdraw():
    people = [
        sitting("lay-1", "lay", chair=True, present=False),
        sitting("lay-2", "lay", vice_chair=True, present=False),
        sitting("lay-3", "lay"),
        *seated(executive=3, gp=2, nurse=1),
    ]
    after = left(*people, out=["gp-1", "gp-2"])
    assert after.present == ("lay-3", "executive-1", "executive-2", "executive-3", "nurse-1")
    assert (after.majority, after.lay_executive_majority) == (Majority(4, 5), True)
    assert after.chair == "lay-3"
    assert after.clinician_present


def test_p07_a_lay_vice_chair_presides_over_a_governing_body_when_all_its_gps_leave():
    people = [
        sitting("gp-1", "gp", chair=True),
        sitting("gp-2", "gp"),
        sitting("lay", "lay", vice_chair=True),
        *seated(executive=2, nurse=1),
    ]
    after = left(*people, of=committee(GOVERNING_BODY, quorum=quorum(4)), out=["gp-1", "gp-2"])
    assert (after.quorate, after.chair, after.lay_executive_majority) == (True, "lay", None)


def test_p20_five_of_seven_gps_withdrawing_breaks_the_quorum_and_the_succession():
    people = [sitting("chair", "gp", chair=True), sitting("deputy", "gp", vice_chair=True)]
    people += seated(gp=5, lay=2, executive=1)
    out = ["chair", "deputy", "gp-1", "gp-2", "gp-3"]
    after = left(*people, of=committee(GOVERNING_BODY, quorum=quorum(6)), out=out)
    assert after.quorate is False
    assert after.failed_clauses == (FailedClause("at least 6 voting members", 6, 5),)
    assert after.chair is None
    assert after.choice == ("gp-4", "gp-5", "lay-1", "lay-2", "executive-1")
    assert after.chair_says.startswith("The unconflicted voting members choose one of themselves: ")


def test_whoever_is_absent_for_the_item_alone_is_not_left():
    leaves_early = sitting("early", "lay", absent_for=frozenset({"6"}))
    leaves_later = sitting("later", "lay", absent_for=frozenset({"7"}))
    assert left(leaves_early, leaves_later).present == ("later",)


def test_a_quorum_that_is_not_known_is_answered_with_none():
    assert left(*seated(lay=3)).quorate is None


@pytest.mark.parametrize(
    ("body", "on", "answer"),
    [
        (committee(), ON, False),
        (committee(), date(2014, 11, 30), None),
        (committee(GOVERNING_BODY), ON, None),
        (committee(GOVERNING_BODY, lay_executive_majority=True), ON, False),
    ],
)
def test_the_majority_is_answered_only_where_the_terms_or_the_rule_book_ask_for_it(body, on, answer):
    after = left(*seated(gp=2), of=body, on=on)
    assert after.lay_executive_majority is answer
    assert after.majority == Majority(0, 2)


def test_what_a_committee_lacks_is_told_in_words_with_how_many_it_is_short_of():
    body = committee(quorum=quorum(4, "executive"))
    at = Deliberation("6", ((body, demands(body, load().in_force(ON))),), tuple(seated(gp=2)), {})
    assert [lacks(room) for room in at.rooms()] == [
        {
            "at least 4 voting members": 2,
            "at least 1 of: Executive": 1,
            "a lay and executive majority": 3,
            "somebody to preside": 1,
        }
    ]


def test_whoever_only_notes_an_interest_stays():
    body = committee()
    handling = {"lay-1": Handling(Step.NOTE)}
    rooms = Deliberation("6", ((body, demands(body, load().in_force(ON))),), tuple(seated(lay=1)), handling).rooms()
    assert remaining(*rooms).present == ("lay-1",)


def test_each_committee_of_a_meeting_in_common_has_its_own_room():
    east, west = committee(key="east", quorum=quorum(1)), committee(key="west", quorum=quorum(2))
    people = (sitting("a", "lay", committees=["east"]), sitting("b", "lay", committees=["west"]))
    rulebook = load().in_force(ON)
    at = Deliberation("6", ((east, demands(east, rulebook)), (west, demands(west, rulebook))), people, {})
    assert [(after.committee, after.present, after.quorate) for after in map(remaining, at.rooms())] == [
        ("east", ("a",), True),
        ("west", ("b",), False),
    ]


@pytest.mark.parametrize(("needs_clinician", "is_left"), [(True, False), (False, None)])
def test_a_clinical_voice_is_told_of_only_where_the_item_needs_one(needs_clinician, is_left):
    body = committee()
    at = Deliberation("6", ((body, demands(body, load().in_force(ON))),), tuple(seated(lay=1, gp=1)), {"gp-1": OUT})
    [room] = replace(at, needs_clinician=needs_clinician).rooms()
    voice = remaining(room).voice
    assert (voice.is_left if voice else None) is is_left
    assert bool(unheard(room)) is needs_clinician
    assert "a clinical voice" not in lacks(room)


@given(
    st.lists(st.tuples(st.sampled_from(SeatCategory), st.booleans(), st.booleans()), min_size=1, max_size=8),
    st.data(),
)
def test_the_chair_is_never_out_and_votes_fall_as_people_withdraw(drawn, data):
    people = [sitting(n, category, chair=chair, vice_chair=vice) for n, (category, chair, vice) in enumerate(drawn)]
    out = data.draw(st.sets(st.sampled_from(range(len(people)))))
    after = left(*people, out=out)
    assert after.chair not in out
    assert after.voting_present == len(people) - len(out)
