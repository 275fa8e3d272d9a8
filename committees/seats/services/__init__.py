"""The deeds: establish a committee, set its terms, create a seat, seat a person, and end each."""

from committees.seats.services.holdings import seat, unseat
from committees.seats.services.seats import amend_seat, create_seat, end_seat
from committees.seats.services.terms import correct_terms, establish, set_terms

__all__ = ["amend_seat", "correct_terms", "create_seat", "end_seat", "establish", "seat", "set_terms", "unseat"]
