"""The deeds: establish a committee, set its terms, create a seat, seat a person, and end each."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.nhsuk.words import joined
from coi_register.races import checked
from committees.organisations.models import Organisation
from committees.people.models import Person
from committees.seats import checks, clauses, permissions
from committees.seats.models import Committee, Holding, Seat, TermsOfReference
from committees.seats.vocabulary import CommissioningLevel, CommitteeKind, Office, SeatCategory

AMENDABLE = ("office", "category", "voting", "chair", "vice_chair", "shared", "holds", "since", "order")


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


def create_seat(
    committee: Committee,
    *,
    office: str,
    category: str,
    by: Actor,
    voting: bool = True,
    chair: bool = False,
    vice_chair: bool = False,
    shared: bool = False,
    holds: Iterable[str] = (),
    since: date | None = None,
    until: date | None = None,
    order: int = 0,
    once: UUID | None = None,
) -> Seat:
    """A new seat on the committee. Raises NotAllowed, CannotBeDone."""
    permissions.may_keep(by, committee).enforce()
    seat = Seat(
        committee=committee,
        office=office.strip(),
        category=checks.known(category, SeatCategory, "category"),
        voting=voting,
        chair=chair,
        vice_chair=vice_chair,
        shared=shared,
        holds=_offices(holds),
        since=since,
        until=until,
        order=order,
    )
    with audit.deed("seat.created", by=by, once=once), _a_sound_seat(seat):
        seat.save()
    return seat


def amend_seat(seat: Seat, *, by: Actor, because: str = "", once: UUID | None = None, **changes: Any) -> Seat:
    """A seat set right; what really changes on a day is a new seat. Raises NotAllowed, CannotBeDone."""
    permissions.may_keep(by, seat.committee).enforce()
    if unknown := set(changes) - set(AMENDABLE):
        raise TypeError(f"A seat's {joined(sorted(unknown))} cannot be amended.")
    if "category" in changes:
        changes["category"] = checks.known(changes["category"], SeatCategory, "category")
    if "holds" in changes:
        changes["holds"] = _offices(changes["holds"])
    for field, value in changes.items():
        setattr(seat, field, value)
    with audit.deed("seat.amended", by=by, because=because, once=once), _a_sound_seat(seat):
        seat.save()
    return seat


def seat(
    person: Person,
    *,
    in_: Seat,
    by: Actor,
    since: date | None = None,
    until: date | None = None,
    deputy: bool = False,
    place: int = 1,
    once: UUID | None = None,
) -> Holding:
    """Put a person into a seat, or name them deputy; without days of its own it lasts as the seat does.

    Raises NotAllowed, CannotBeDone.
    """
    permissions.may_keep(by, in_.committee).enforce()
    holding = Holding(
        person=person, seat=in_, since=since or in_.since, until=until or in_.until, deputy=deputy, place=place
    )
    with audit.deed("person.seated", by=by, once=once), _a_sound_holding(holding):
        holding.save()
    return holding


def unseat(holding: Holding, *, until: date, by: Actor, because: str = "", once: UUID | None = None) -> Holding:
    """End a holding; `until` is the first day on which the person no longer holds it. Raises NotAllowed, CannotBeDone."""
    permissions.may_keep(by, holding.seat.committee).enforce()
    holding.until = until
    with audit.deed("holding.ended", by=by, because=because, once=once), _a_sound_holding(holding):
        holding.save()
    return holding


def end_seat(seat: Seat, *, until: date, by: Actor, because: str = "", once: UUID | None = None) -> Seat:
    """End a seat, and with it whoever holds it then. Raises NotAllowed, CannotBeDone."""
    permissions.may_keep(by, seat.committee).enforce()
    seat.until = until
    with audit.deed("seat.ended", by=by, because=because, once=once), _a_sound_seat(seat):
        for holding in Holding.objects.select_for_update().filter(seat=seat).overlapping(until, None):
            holding.until = until
            holding.save()
        seat.save()
    return seat


def _a_sound_seat(seat: Seat) -> AbstractContextManager[None]:
    checks.is_named(seat)
    checks.ends_after_it_begins(seat)
    checks.the_vote_fits(seat)
    checks.lies_within(seat, seat.committee, str(seat.committee))
    return checked(partial(checks.only_one_chair, seat), partial(checks.nobody_is_left_outside, seat))


def _a_sound_holding(holding: Holding) -> AbstractContextManager[None]:
    checks.ends_after_it_begins(holding)
    checks.lies_within(holding, holding.seat, f"The seat “{holding.seat}”")
    checks.the_place_exists(holding)
    return checked(partial(checks.nobody_is_there_twice, holding), partial(checks.nobody_holds_it, holding))


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


def _offices(holds: Iterable[str]) -> list[str]:
    return sorted(checks.known(office, Office, "holds").value for office in set(holds))
