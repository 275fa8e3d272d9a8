"""Committees and their terms in the database, as the plain facts that a decision rests on."""

from committees.seats import clauses, facts
from committees.seats.models import Committee, TermsOfReference
from committees.seats.vocabulary import CommissioningLevel, CommitteeKind


def terms_as_facts(terms: TermsOfReference | None) -> facts.Quorum | None:
    """The quorum of the terms; None when there are none, or they do not say."""
    if terms is None or not terms.quorum_known:
        return None
    return facts.Quorum(
        minimum=terms.minimum, require=clauses.as_facts(terms.clauses), conflicted_count=terms.conflicted_count
    )


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
