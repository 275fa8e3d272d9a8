"""Terms of reference are said in sentences."""

from committees.seats.models import Seat, TermsOfReference
from committees.seats.presenters.terms import in_sentences, terms_shown


def test_each_rule_is_a_sentence() -> None:
    clauses = [{"any_of": ["lay", "Clerk"], "at_least": 2, "voting": True}]
    terms = TermsOfReference(quorum_known=True, minimum=4, clauses=clauses, lay_executive_majority=True)
    assert in_sentences(terms) == [
        "At least 4 voting members must be present.",
        "At least 2 of: lay member or Clerk, with a vote.",
        "Members who withdrew for an item do not count towards its quorum.",
        "Lay and executive members must have the majority of votes.",
    ]


def test_that_members_who_withdrew_still_count_is_said() -> None:
    terms = TermsOfReference(quorum_known=True, conflicted_count=True)
    assert in_sentences(terms) == ["Members who withdrew for an item still count towards its quorum."]


def test_a_quorum_not_known_is_never_told_as_one() -> None:
    terms = TermsOfReference(quorum_known=False, lay_executive_majority=True)
    assert in_sentences(terms) == [
        "The quorum is not known, so it cannot be checked.",
        "Lay and executive members must have the majority of votes.",
    ]


def test_an_office_that_a_clause_names_and_no_seat_has_is_remarked_upon() -> None:
    terms = TermsOfReference(quorum_known=True, clauses=[{"any_of": ["Clerk", "Porter"], "at_least": 1, "voting": False}])
    shown = terms_shown(terms, [Seat(office="Clerk", category="officer")], keeps=False)
    assert shown.remarks == ["No seat on this day has the office “Porter”, which a clause names."]
    assert shown.correct is None
