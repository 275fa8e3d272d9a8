"""A committee is established, and its terms of reference are set and corrected."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.races import checked
from committees.organisations.models import Organisation
from committees.seats import checks, clauses, permissions
from committees.seats.models import Committee, Seat, TermsOfReference
from committees.seats.vocabulary import CommissioningLevel, CommitteeKind


def establish(
    *,
    name: str,
    kind: str,
    ccg: Organisation,
    by: Actor,
    level: str | None = None,
    since: date | None = None,
    reports_to: Committee | None = None,
    once: UUID | None = None,
) -> Committee:
    """A new committee of the CCG. Raises NotAllowed, CannotBeDone."""
    permissions.may_establish(by, ccg).enforce()
    checks.is_a_ccg(ccg)
    committee = Committee(
        name=name.strip(),
        kind=checks.known(kind, CommitteeKind, "kind"),
        level=checks.known(level, CommissioningLevel, "level") if level else None,
        ccg=ccg,
        since=since,
        reports_to=reports_to,
    )
    checks.is_named(committee)
    checks.has_a_fitting_level(committee)
    with audit.deed("committee.established", by=by, once=once):
        committee.save()
    return committee


def set_terms(
    committee: Committee,
    *,
    by: Actor,
    since: date | None = None,
    quorum_known: bool = True,
    minimum: int | None = None,
    clauses: Iterable[Mapping[str, Any]] = (),
    conflicted_count: bool = False,
    lay_executive_majority: bool = False,
    because: str = "",
    once: UUID | None = None,
) -> TermsOfReference:
    """New terms of reference from a day on; those in force then end there. Raises NotAllowed, CannotBeDone."""
    permissions.may_keep(by, committee).enforce()
    terms = TermsOfReference(committee=committee, since=since)
    _say(terms, quorum_known, minimum, clauses, conflicted_count, lay_executive_majority)
    checks.lies_within(terms, committee, str(committee))
    with (
        audit.deed("terms.set", by=by, because=because, once=once),
        checked(partial(checks.no_later_terms, terms)),
    ):
        for earlier in TermsOfReference.objects.select_for_update().filter(committee=committee).overlapping(since, None):
            earlier.until = since
            earlier.save()
        terms.save()
    return terms


def correct_terms(
    terms: TermsOfReference,
    *,
    by: Actor,
    because: str,
    quorum_known: bool = True,
    minimum: int | None = None,
    clauses: Iterable[Mapping[str, Any]] = (),
    conflicted_count: bool = False,
    lay_executive_majority: bool = False,
    once: UUID | None = None,
) -> TermsOfReference:
    """The same terms, entered rightly; their days stay. Raises NotAllowed, CannotBeDone."""
    permissions.may_keep(by, terms.committee).enforce()
    _say(terms, quorum_known, minimum, clauses, conflicted_count, lay_executive_majority)
    with audit.deed("terms.corrected", by=by, because=because, once=once):
        terms.save()
    return terms


def _say(
    terms: TermsOfReference,
    quorum_known: bool,
    minimum: int | None,
    entered: Iterable[Mapping[str, Any]],
    conflicted_count: bool,
    lay_executive_majority: bool,
) -> None:
    offices = set(Seat.objects.filter(committee=terms.committee_id).values_list("office", flat=True))
    terms.quorum_known, terms.minimum = quorum_known, minimum
    terms.clauses = clauses.checked(entered, offices=offices)
    terms.conflicted_count, terms.lay_executive_majority = conflicted_count, lay_executive_majority
    checks.the_quorum_is_sound(terms)
