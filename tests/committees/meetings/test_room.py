"""What a deputy at the table may be named by."""

from committees.meetings.room import called_as_deputy
from committees.seats.facts import Seat
from committees.seats.vocabulary import SeatCategory


def test_a_deputy_answers_to_both_offices_and_the_principals_category_but_not_to_the_chair():
    own = Seat("Deputy director", SeatCategory.OFFICER, False)
    principals = Seat("Chief officer", SeatCategory.EXECUTIVE, True, chair=True)
    assert called_as_deputy(own, principals) == {"executive", "Chief officer", "Deputy director"}
