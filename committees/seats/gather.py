"""Committees and their terms in the database, as the plain facts that a decision rests on."""

from collections.abc import Iterable

from committees.seats import clauses, facts
from committees.seats.models import Committee, Seat, TermsOfReference
from committees.seats.quorum import FailedClause, Trial, trials
from committees.seats.vocabulary import CommissioningLevel, CommitteeKind, InvitedAs, Office, SeatCategory


def terms_as_facts(terms: TermsOfReference | None) -> facts.Quorum | None:
    """The quorum of the terms; None when there are none, or they do not say."""
    if terms is None or not terms.quorum_known:
        return None
    return facts.Quorum(
        minimum=terms.minimum, require=clauses.as_facts(terms.clauses), conflicted_count=terms.conflicted_count
    )


def seat_as_facts(seat: Seat) -> facts.Seat:
    """A seat, whoever holds it."""
    return facts.Seat(
        office=seat.office,
        category=SeatCategory(seat.category),
        voting=seat.voting,
        chair=seat.chair,
        vice_chair=seat.vice_chair,
        holds=frozenset(Office(office) for office in seat.holds),
        invited_as=InvitedAs(seat.invited_as) if seat.invited_as else None,
    )


def fails_of(terms: TermsOfReference | None, seats: Iterable[Seat]) -> dict[Trial, tuple[FailedClause, ...]]:
    """The clauses of the quorum that fail in each trial, on these seats (R6.14); nothing where no quorum is known."""
    return dict(trials(terms_as_facts(terms), [seat_as_facts(seat) for seat in seats]))


def committee_as_facts(committee: Committee, terms: TermsOfReference | None) -> facts.Committee:
    """A committee under the terms in force on the day."""
    return facts.Committee(
        key=committee.pk,
        name=committee.name,
        ccg=committee.ccg_id,
        kind=CommitteeKind(committee.kind),
        level=CommissioningLevel(committee.level) if committee.level else None,
        quorum=terms_as_facts(terms),
        lay_executive_majority=terms is not None and terms.lay_executive_majority,
    )
