"""How votes are counted, and in which group a seat is shown."""

import pytest

from committees.seats.facts import Seat
from committees.seats.vocabulary import SeatCategory
from committees.seats.votes import Group, group_of, votes_of

LAY, GP, IN_ATTENDANCE = SeatCategory.LAY, SeatCategory.GP, SeatCategory.IN_ATTENDANCE


@pytest.mark.parametrize("category", SeatCategory)
def test_a_vote_is_lay_and_executive_or_another(category: SeatCategory) -> None:
    votes = votes_of([Seat("Any", category, voting=True)])
    assert votes.total == 1
    assert votes.lay_and_executive == (category in (SeatCategory.LAY, SeatCategory.EXECUTIVE))
    assert votes.lay_and_executive + votes.others == votes.total


def test_a_seat_without_a_vote_is_not_counted() -> None:
    votes = votes_of([Seat("Lay", LAY, voting=False), Seat("GP", GP, voting=True), Seat("LMC", IN_ATTENDANCE, voting=False)])
    assert (votes.total, votes.lay_and_executive, votes.others) == (1, 0, 1)


def test_a_practice_manager_stands_with_the_clinicians() -> None:
    assert group_of(SeatCategory.PRACTICE_MANAGER) is Group.CLINICAL
