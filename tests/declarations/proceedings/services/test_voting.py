"""Votes: only of those in the room who have one and may use it; counted by seat."""

import pytest

from coi_register.refusals import CannotBeDone, ChangedMeanwhile
from declarations.guidance.vocabulary import Step
from declarations.models import Vote
from declarations.proceedings import services
from declarations.proceedings.selectors import tally_of
from declarations.proceedings.vocabulary import VoteCast
from tests.declarations.proceedings.conftest import Sat, at
from tests.factories import ConfirmationFactory, HoldingFactory, PersonFactory, SeatFactory


def votes(sat: Sat, **casts: VoteCast | None) -> None:
    with at(10):
        services.record_votes(sat.discussion, casts={sat.person(who).pk: cast for who, cast in casts.items()}, by=sat.by)


def test_who_has_a_conflict_does_not_vote_and_is_told_the_rule(sat: Sat) -> None:
    sat.open()
    sat.begin()
    with pytest.raises(CannotBeDone) as refused:
        votes(sat, chair=VoteCast.FOR, gp=VoteCast.FOR)
    assert refused.value.says.startswith(
        "Gp Example has a conflict of interest in item 6 and does not vote on it. Recommended"
    )
    assert "Managing conflicts of interest" in refused.value.says
    assert refused.value.field == str(sat.person("gp").pk)
    assert not Vote.objects.exists()


def test_a_ruling_is_named_where_there_is_one(sat: Sat) -> None:
    sat.rules("nurse", Step.LEAVE)
    sat.open()
    sat.begin()
    with pytest.raises(CannotBeDone, match="Chair Example ruled: leave"):
        votes(sat, nurse=VoteCast.AGAINST)


def test_who_is_out_or_has_no_vote_does_not_vote(sat: Sat) -> None:
    sat.room.seat("guest", office="Healthwatch", category="in_attendance", voting=False)
    sat.open()
    sat.begin()
    sat.leaves("nurse")
    with pytest.raises(CannotBeDone, match="Nurse Example is not in the room"):
        votes(sat, nurse=VoteCast.FOR)
    with pytest.raises(CannotBeDone, match="Guest Example has no vote on item 6"):
        votes(sat, guest=VoteCast.FOR)


def test_a_shared_seat_has_one_vote(sat: Sat) -> None:
    seat = SeatFactory(committee=sat.room.committee, office="Shared lay seat", category="lay", shared=True, order=9)
    for place, who in enumerate(("first", "second"), start=1):
        sat.room.people[who] = PersonFactory(name=f"{who.title()} Example", ccg=sat.room.committee.ccg)
        HoldingFactory(seat=seat, person=sat.room.people[who], place=place)
        ConfirmationFactory(person=sat.room.people[who], nil=True)
    sat.open()
    sat.begin()
    sat.leaves("gp")
    with pytest.raises(CannotBeDone, match="share a seat, which has one vote"):
        votes(sat, first=VoteCast.FOR, second=VoteCast.FOR)
    votes(sat, first=VoteCast.FOR, chair=VoteCast.AGAINST, nurse=VoteCast.ABSTAINED)
    assert tally_of(sat.now) == {sat.room.committee.pk: (1, 1, 1)}


def test_a_vote_is_changed_and_taken_back_and_the_first_stays_in_the_history(sat: Sat) -> None:
    sat.open()
    sat.begin()
    votes(sat, chair=VoteCast.FOR)
    votes(sat, chair=VoteCast.AGAINST)
    votes(sat, chair=None)
    vote = Vote.objects.get()
    assert vote.mistaken
    assert [row.cast for row in vote.history.order_by("history_id")] == ["for", "against", "against"]
    assert sat.told.taken(sat.item.pk).votes == ()  # type: ignore[union-attr]


def test_of_two_who_count_at_once_the_second_is_told(sat: Sat) -> None:
    sat.open()
    sat.begin()
    read = sat.discussion
    votes(sat, chair=VoteCast.FOR)
    with pytest.raises(ChangedMeanwhile):
        services.record_vote(read, person=sat.person("vice"), cast=VoteCast.FOR, by=sat.by)


def test_who_voted_and_is_ruled_out_after_all_stands_in_the_way(sat: Sat) -> None:
    sat.open()
    sat.begin()
    sat.leaves("gp")
    votes(sat, nurse=VoteCast.FOR)
    sat.rules("nurse", Step.LEAVE)
    sat.leaves("nurse", 12)
    with pytest.raises(CannotBeDone, match="Nurse Example voted, and may not: leave"):
        sat.decided()
