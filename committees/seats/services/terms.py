"""A committee is established, and its terms of reference are set and corrected."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from hashlib import sha256
from typing import Any
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.races import checked
from coi_register.refusals import CannotBeDone
from committees.organisations.models import Organisation
from committees.seats import checks, clauses, permissions
from committees.seats.gather import fails_of
from committees.seats.models import Committee, Seat, TermsOfReference
from committees.seats.quorum import FailedClause, Trial
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
    knowing: str | None = None,
    once: UUID | None = None,
) -> TermsOfReference:
    """New terms of reference from a day on; those in force then end there.

    `knowing`: the sign of the warning that was read before; None where nobody is there to be warned. Raises NotAllowed,
    CannotBeDone, and WouldFail for terms that some withdrawals would break, until they are sent with its sign.
    """
    permissions.may_keep(by, committee).enforce()
    terms = TermsOfReference(committee=committee, since=since)
    _say(terms, quorum_known, minimum, clauses, conflicted_count, lay_executive_majority)
    checks.lies_within(terms, committee, str(committee))
    _warned_of(terms, knowing, by)
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
    knowing: str | None = None,
    once: UUID | None = None,
) -> TermsOfReference:
    """The same terms, entered rightly; their days stay. Raises NotAllowed, CannotBeDone, WouldFail as `set_terms` does."""
    permissions.may_keep(by, terms.committee).enforce()
    _say(terms, quorum_known, minimum, clauses, conflicted_count, lay_executive_majority)
    _warned_of(terms, knowing, by)
    with audit.deed("terms.corrected", by=by, because=because, once=once):
        terms.save()
    return terms


class WouldFail(CannotBeDone):
    """These terms could not be met once some have left; they are saved by whoever knows it (R6.14)."""

    def __init__(self, fails: Mapping[Trial, tuple[FailedClause, ...]], sign: str) -> None:
        super().__init__("The quorum could not be met once some have left. Read the warning, then save all the same.")
        self.fails = fails
        self.sign = sign


def _warned_of(terms: TermsOfReference, knowing: str | None, by: Actor) -> None:
    """R6.14: the quorum is tried when it is entered, on the seats of its first day or of the day it is entered."""
    if knowing is None:
        return
    seats = Seat.objects.filter(committee=terms.committee_id)
    days = [on for on in (terms.since, by.on) if on]
    fails = fails_of(terms, seats.in_force(max(days)) if days else seats)
    sign = sha256(str([(trial, [clause.says for clause in failed]) for trial, failed in fails.items()]).encode()).hexdigest()
    if fails and knowing != sign:
        raise WouldFail(fails, sign)


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
