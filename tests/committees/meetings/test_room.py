"""What people at the table may be named by, and how many seats they fill."""

from committees.meetings.room import Member, called, called_as_deputy, seats_filled
from committees.seats.facts import Seat
from committees.seats.vocabulary import Office, SeatCategory


def test_a_seat_is_called_by_category_office_offices_held_and_chair():
    seat = Seat("Lay chair", SeatCategory.LAY, True, chair=True, holds=frozenset({Office.GUARDIAN}))
    assert called(seat) == {"lay", "Lay chair", "guardian", "chair"}
    assert called(Seat("Nurse", SeatCategory.NURSE, True, vice_chair=True)) == {"nurse", "Nurse", "vice_chair"}


def test_a_deputy_answers_to_both_offices_and_the_principals_category_but_not_to_the_chair():
    own = Seat("Deputy director", SeatCategory.OFFICER, False)
    principals = Seat("Chief officer", SeatCategory.EXECUTIVE, True, chair=True)
    assert called_as_deputy(own, principals) == {"executive", "Chief officer", "Deputy director"}


def test_two_in_one_seat_fill_one():
    pair = [Member(n, f"Member {n}", "joint", SeatCategory.LAY, True, frozenset()) for n in (1, 2)]
    assert seats_filled(pair) == 1
