"""Items are taken in hand and end; a decision that would not be valid is refused with what may be done instead."""

import pytest

from coi_register.refusals import CannotBeDone, ChangedMeanwhile
from coi_register.verdicts import NotAllowed
from declarations.guidance.vocabulary import Step
from declarations.proceedings import services
from declarations.proceedings.vocabulary import HowItEnded, Manner, VoteCast
from tests.declarations.proceedings.conftest import Sat, at, minutes
from tests.factories import ItemFactory


def test_an_item_is_decided_once_everybody_has_left_who_must(sat: Sat) -> None:
    sat.open()
    sat.begin(5)
    sat.leaves("gp", 6)
    discussion = sat.decided(15)
    assert (discussion.outcome, discussion.begun_at, discussion.ended_at) == ("decided", minutes(5), minutes(15))
    taken = sat.told.taken(sat.item.pk)
    assert taken is not None
    [standing] = taken.standing
    assert (standing.quorate, standing.votes, standing.lay_executive, standing.majority) == (True, 4, 3, True)
    assert sat.who(standing.present) == {"chair", "vice", "exec", "nurse"}
    assert taken.presided == sat.person("chair").pk
    assert [(one.name, one.went_at) for one in taken.away] == [("Gp Example", minutes(6))]


def test_no_decision_is_recorded_while_somebody_is_in_the_room_who_must_be_out(sat: Sat) -> None:
    sat.open()
    sat.begin()
    with pytest.raises(
        CannotBeDone, match=r"Gp Example is in the room and must be out for item 6 .*You may ask them to leave"
    ) as refused:
        sat.decided()
    assert "Managing conflicts of interest" in refused.value.says
    assert sat.discussion.outcome is None
    sat.leaves("gp", 16)
    assert sat.decided(17).outcome == HowItEnded.DECIDED


def test_a_ruling_that_lets_somebody_stay_is_followed(sat: Sat) -> None:
    sat.rules("gp", Step.NOTE)
    sat.open()
    sat.begin()
    assert sat.decided().outcome == HowItEnded.DECIDED


def test_a_ruling_to_leave_holds_whatever_the_guidance_says(sat: Sat) -> None:
    sat.rules("nurse", Step.LEAVE_FOR_DECISION)
    sat.open()
    sat.begin()
    sat.leaves("gp")
    with pytest.raises(CannotBeDone, match="Nurse Example is in the room and must leave before the decision on item 6"):
        sat.decided()


def test_no_decision_is_recorded_while_the_committee_is_inquorate_and_the_ways_out_are_named(sat: Sat) -> None:
    sat.open(vice="absent", exec="apologies")
    sat.begin()
    sat.leaves("gp")
    with pytest.raises(CannotBeDone) as refused:
        sat.decided()
    says = refused.value.says
    assert "The Primary Care Commissioning Committee is not quorate for item 6: it needs at least 3 voting members" in says
    assert "adjourn, and reconvene" in says
    assert "consult the Conflicts of Interest Guardian" in says
    assert "refer it to another committee" in says
    assert sat.discussion.outcome is None


def test_the_majority_of_lay_and_executive_members_is_asked_for_too(sat: Sat) -> None:
    sat.room.seat("second", office="Second nurse", category="nurse")
    sat.open(vice="absent")
    sat.begin()
    sat.leaves("gp")
    with pytest.raises(CannotBeDone, match="has lost its lay and executive majority for item 6: 2 of 4 votes"):
        sat.decided()


def test_what_cannot_be_decided_is_deferred_or_referred(sat: Sat) -> None:
    sat.open(vice="absent", exec="apologies", nurse="absent")
    sat.begin()
    with at(10):
        services.defer(sat.discussion, reason="Not quorate without the GP.", by=sat.by)
    assert sat.discussion.outcome == HowItEnded.DEFERRED
    sat.begin(20)
    assert (sat.discussion.outcome, sat.discussion.begun_at) == (None, minutes(5))
    with at(25):
        services.refer(sat.discussion, referred_to="Governing body", reason="Not quorate.", by=sat.by)
    taken = sat.told.taken(sat.item.pk)
    assert taken is not None
    assert (taken.outcome, taken.referred_to, taken.reason) == (HowItEnded.REFERRED, "Governing body", "Not quorate.")
    [standing] = taken.standing
    assert (standing.quorate, standing.short_of[0]) == (False, "at least 3 voting members")


def test_two_items_are_never_in_hand_at_once(sat: Sat) -> None:
    other = ItemFactory(meeting=sat.meeting, number="7", title="Finance report", kind="information", decision=False)
    sat.open()
    sat.begin()
    with pytest.raises(CannotBeDone, match="Item 6 is in hand. Record what became of it"):
        sat.begin(7, other)
    with at(8):
        services.note(sat.discussion, by=sat.by)
    assert sat.begin(9, other).item == other
    with pytest.raises(CannotBeDone, match="Item 7 is still in hand"), at(10):
        services.close_meeting(sat.meeting, by=sat.by)


def test_what_was_recorded_by_mistake_is_taken_back_and_stays_in_the_history(sat: Sat) -> None:
    sat.open()
    sat.begin()
    sat.leaves("gp")
    sat.decided()
    with at(16):
        services.take_back(sat.discussion, because="The chair meant item 7.", by=sat.by)
    assert (sat.discussion.outcome, sat.discussion.words, sat.discussion.standing) == (None, "", [])
    assert {row.outcome for row in sat.discussion.history.all()} == {None, "decided"}
    with pytest.raises(CannotBeDone, match="Say why"):
        services.take_back(sat.discussion, because=" ", by=sat.by)


def test_an_item_that_was_decided_is_not_begun_again(sat: Sat) -> None:
    sat.open()
    sat.begin()
    sat.leaves("gp")
    sat.decided()
    with pytest.raises(CannotBeDone, match="Item 6 was taken already: decided at 2:15pm"):
        sat.begin(20)


def test_whoever_must_be_out_records_nothing_of_the_item(sat: Sat) -> None:
    sat.rules("vice", Step.LEAVE)
    sat.open()
    sat.begin()
    sat.leaves("gp")
    sat.leaves("vice")
    vice = sat.room.actor("vice")
    for deed in (
        lambda: services.decide(sat.discussion, words="Yes.", manner=Manner.CONSENSUS, by=vice),
        lambda: services.note(sat.discussion, by=vice),
        lambda: services.record_votes(sat.discussion, casts={}, by=vice),
    ):
        with pytest.raises(NotAllowed, match="You must be out for item 6"):
            deed()
    assert sat.decided().outcome == "decided"


def test_a_member_runs_no_meeting(sat: Sat) -> None:
    sat.open()
    with pytest.raises(NotAllowed):
        services.begin_item(sat.item, by=sat.room.actor("nurse"))


def test_of_two_who_record_an_outcome_the_second_is_told(sat: Sat) -> None:
    sat.open()
    sat.begin()
    sat.leaves("gp")
    read = sat.discussion
    with at(10):
        services.record_votes(sat.discussion, casts={sat.person("chair").pk: VoteCast.FOR}, by=sat.by)
    with pytest.raises(ChangedMeanwhile):
        services.decide(read, words="Awarded.", manner=Manner.CONSENSUS, by=sat.by)


@pytest.mark.parametrize(
    ("against", "casting", "outcome"),
    [
        (["nurse"], None, "decided"),
        (["nurse", "exec", "vice"], None, "not_carried"),
        (["nurse", "exec"], VoteCast.FOR, "decided"),
        (["nurse", "exec"], VoteCast.AGAINST, "not_carried"),
    ],
)
def test_votes_decide(sat: Sat, against: list[str], casting: VoteCast | None, outcome: str) -> None:
    sat.open()
    sat.begin()
    sat.leaves("gp")
    voters = ("chair", "vice", "exec", "nurse")
    casts = {sat.person(who).pk: VoteCast.AGAINST if who in against else VoteCast.FOR for who in voters}
    with at(10):
        services.record_votes(sat.discussion, casts=casts, by=sat.by)
    assert sat.decided(manner=Manner.VOTES, casting=casting).outcome == outcome
    [standing] = sat.told.taken(sat.item.pk).standing  # type: ignore[union-attr]
    assert standing.tally == (4 - len(against), len(against), 0)


def test_equal_votes_decide_nothing_without_a_casting_vote(sat: Sat) -> None:
    sat.open()
    sat.begin()
    sat.leaves("gp")
    with pytest.raises(CannotBeDone, match="voted for or against. Record the votes first."):
        sat.decided(manner=Manner.VOTES)
    casts = {sat.person("chair").pk: VoteCast.FOR, sat.person("vice").pk: VoteCast.AGAINST}
    with at(10):
        services.record_votes(sat.discussion, casts=casts, by=sat.by)
    with pytest.raises(CannotBeDone, match="are equal: 1 each"):
        sat.decided(manner=Manner.VOTES)
