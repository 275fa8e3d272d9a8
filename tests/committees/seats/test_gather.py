"""Rows become the facts that a decision rests on."""

import pytest

from committees.seats import facts, gather
from committees.seats.quorum import Trial
from committees.seats.vocabulary import CommissioningLevel, CommitteeKind, InvitedAs, Office, SeatCategory
from tests.factories import CommitteeFactory, SeatFactory, TermsFactory

pytestmark = pytest.mark.django_db


def test_terms_become_a_quorum() -> None:
    clause = {"any_of": ["lay", "Clerk"], "at_least": 2, "voting": True}
    terms = TermsFactory(minimum=4, clauses=[clause], conflicted_count=True)
    assert gather.terms_as_facts(terms) == facts.Quorum(
        minimum=4, require=(facts.Clause(("lay", "Clerk"), 2, True),), conflicted_count=True
    )


def test_a_quorum_nobody_entered_is_not_known() -> None:
    assert gather.terms_as_facts(None) is None
    assert gather.terms_as_facts(TermsFactory(quorum_known=False, minimum=None)) is None


def test_a_committee_becomes_its_facts_under_its_terms() -> None:
    committee = CommitteeFactory(name="PCCC", level="joint")
    told = gather.committee_as_facts(committee, TermsFactory(committee=committee, minimum=3, lay_executive_majority=True))
    assert told == facts.Committee(
        key=committee.pk,
        name="PCCC",
        ccg=committee.ccg_id,
        kind=CommitteeKind.PCCC,
        level=CommissioningLevel.JOINT,
        quorum=facts.Quorum(minimum=3),
        lay_executive_majority=True,
    )


def test_a_committee_without_terms_has_no_known_quorum_and_asks_for_no_majority() -> None:
    told = gather.committee_as_facts(CommitteeFactory(kind="panel", level=None), None)
    assert (told.quorum, told.lay_executive_majority, told.level) == (None, False, None)


def test_a_seat_becomes_its_facts() -> None:
    seat = SeatFactory(office="Nurse", category="nurse", voting=False, holds=["guardian"], invited_as="ccg_member")
    assert gather.seat_as_facts(seat) == facts.Seat(
        "Nurse", SeatCategory.NURSE, False, holds=frozenset({Office.GUARDIAN}), invited_as=InvitedAs.CCG_MEMBER
    )


def test_terms_are_tried_on_the_seats_given() -> None:
    terms = TermsFactory(minimum=1, clauses=[{"any_of": ["gp"], "at_least": 1, "voting": False}])
    seats = [SeatFactory(committee=terms.committee, category=category) for category in ("lay", "gp")]
    assert set(gather.fails_of(terms, seats)) == {Trial.NO_GPS, Trial.NO_CLINICIANS}
    assert gather.fails_of(None, seats) == {}
