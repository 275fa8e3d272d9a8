"""The deeds: establish a committee, set its terms, create a seat, seat a person, put one on call, and end each."""

from committees.seats.services.holdings import seat, unseat
from committees.seats.services.on_call import put_on_call
from committees.seats.services.seats import amend_seat, create_seat, end_seat
from committees.seats.services.terms import WouldFail, correct_terms, establish, set_terms

__all__ = [
    "WouldFail",
    "amend_seat",
    "correct_terms",
    "create_seat",
    "end_seat",
    "establish",
    "put_on_call",
    "seat",
    "set_terms",
    "unseat",
]
