"""Deeds on organisations: adding, renaming, enrolling in a CCG, linking, closing."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.dates import in_force
from coi_register.nhsuk.words import day
from coi_register.races import checked
from coi_register.refusals import CannotBeDone
from committees.organisations import checks
from committees.organisations.models import Link, Membership, Organisation, OrganisationName
from committees.organisations.permissions import may_keep
from committees.organisations.vocabulary import LinkKind, OrganisationKind


def add(
    *,
    name: str,
    kind: OrganisationKind | str,
    by: Actor,
    ods_code: str | None = None,
    company_number: str | None = None,
    postcode: str = "",
    address: str = "",
    opened: date | None = None,
    closed: date | None = None,
    aliases: Iterable[str] = (),
    because: str = "",
    once: UUID | None = None,
) -> Organisation:
    """Add an organisation with its name and the names it also goes by. Raises CannotBeDone, also for a code in use."""
    may_keep(by).enforce()
    if opened and closed and closed < opened:
        raise CannotBeDone("The organisation cannot close before it opens. Correct one of the two dates.", field="closed")
    row = Organisation(
        name=checks.as_name(name),
        kind=checks.as_organisation_kind(kind),
        ods_code=checks.as_code(ods_code),
        company_number=checks.as_code(company_number),
        postcode=postcode.strip().upper(),
        address=address.strip(),
        opened=opened,
        closed=closed,
    )
    with (
        audit.deed("organisation.added", by=by, because=because, once=once),
        checked(lambda: checks.refuse_a_taken_code(row)),
    ):
        row.save()
        for alias_ in aliases:
            OrganisationName(organisation=row, name=checks.as_name(alias_), alias=True).save()
    return row


def rename(
    organisation: Organisation, *, name: str, on: date, by: Actor, because: str = "", once: UUID | None = None
) -> Organisation:
    """Give an organisation another name from a day on; the earlier name ends on that day and is kept."""
    may_keep(by).enforce()
    name = checks.as_name(name)
    if name == organisation.name:
        raise CannotBeDone(f"It is already called {name}. Type the new name.", field="name")
    with audit.deed("organisation.renamed", by=by, because=because, once=once):
        audit.held(organisation)  # before its names are read: they may have changed since it was
        current = organisation.names.filter(alias=False, until=None).last()
        if current and current.since and current.since >= on:
            raise CannotBeDone(
                f"Its name {current.name} begins on {day(current.since)}. The new name must begin on a later day.",
                field="on",
            )
        begin_name(organisation, OrganisationName(name=name, since=on), shown=name, ending=current)
    return organisation


def begin_name(organisation: Organisation, begun: OrganisationName, *, shown: str, ending: OrganisationName | None) -> None:
    """End one name on the day on which the next begins; inside a deed in hand."""
    ending = ending or OrganisationName(organisation=organisation, name=organisation.name)
    ending.until = begun.since
    ending.save()
    begun.organisation = organisation
    begun.save()
    organisation.name = shown
    organisation.save()


def alias(
    organisation: Organisation,
    *,
    name: str,
    by: Actor,
    since: date | None = None,
    until: date | None = None,
    once: UUID | None = None,
) -> OrganisationName:
    """Note a name that an organisation also goes by, or once bore; titles and papers are searched for it."""
    may_keep(by).enforce()
    checks.refuse_ending_before_beginning(since, until)
    name = checks.as_name(name)
    if name.casefold() == organisation.name.casefold() or organisation.names.filter(name__iexact=name).exists():
        raise CannotBeDone(f"{name} is already among the names of {organisation.name}.", field="name")
    row = OrganisationName(organisation=organisation, name=name, alias=True, since=since, until=until)
    with audit.deed("organisation.alias_added", by=by, once=once):
        row.save()
    return row


def enrol(
    practice: Organisation,
    *,
    ccg: Organisation,
    by: Actor,
    since: date | None = None,
    until: date | None = None,
    because: str = "",
    once: UUID | None = None,
) -> Membership:
    """Make a practice a member of a CCG, from when and until when. A practice has one CCG at a time."""
    may_keep(by).enforce()
    checks.refuse_ending_before_beginning(since, until)
    if ccg.kind != OrganisationKind.CCG:
        raise CannotBeDone(f"{ccg.name} is not a clinical commissioning group.", field="ccg")
    row = Membership(practice=practice, ccg=ccg, since=since, until=until)
    with (
        audit.deed("organisation.enrolled", by=by, because=because, once=once),
        checked(lambda: checks.refuse_two_ccgs(row)),
    ):
        row.save()
    return row


def end_membership(membership: Membership, *, until: date, by: Actor, because: str, once: UUID | None = None) -> Membership:
    """End a practice's membership of a CCG; `until` is the first day on which it is no longer a member."""
    may_keep(by).enforce()
    checks.refuse_ended(membership, f"{membership.practice.name}’s membership of {membership.ccg.name}")
    checks.refuse_ending_before_beginning(membership.since, until)
    membership.until = until
    with audit.deed("organisation.membership_ended", by=by, because=because, once=once):
        membership.save()
    return membership


def link(
    organisation: Organisation,
    *,
    kind: LinkKind | str,
    to: Organisation,
    by: Actor,
    since: date | None = None,
    until: date | None = None,
    found_in: str = "",
    once: UUID | None = None,
) -> Link:
    """Note that an organisation is tied to another: member of, owned by, succeeded by …, and where that was read."""
    may_keep(by).enforce()
    checks.refuse_ending_before_beginning(since, until)
    kind = checks.as_link_kind(kind)
    if organisation == to:
        raise CannotBeDone(f"{organisation.name} cannot be linked to itself. Choose the other organisation.", field="to")
    row = Link(organisation=organisation, kind=kind, to=to, since=since, until=until, found_in=found_in.strip())
    with audit.deed("organisation.linked", by=by, once=once), checked(lambda: checks.refuse_a_link_twice(row)):
        row.save()
    return row


def end_link(link: Link, *, until: date, by: Actor, because: str, once: UUID | None = None) -> Link:
    """End a link; `until` is the first day on which it no longer holds."""
    may_keep(by).enforce()
    checks.refuse_ended(link, "The link")
    checks.refuse_ending_before_beginning(link.since, until)
    link.until = until
    with audit.deed("organisation.link_ended", by=by, because=because, once=once):
        link.save()
    return link


def close(organisation: Organisation, *, on: date, by: Actor, because: str, once: UUID | None = None) -> Organisation:
    """Close an organisation from a day on; its memberships end then. Interests in it stay: they are carried on by hand."""
    may_keep(by).enforce()
    if organisation.closed:
        raise CannotBeDone(f"{organisation.name} is already closed, since {day(organisation.closed)}.", field="on")
    if organisation.opened and on < organisation.opened:
        raise CannotBeDone(
            f"{organisation.name} opened on {day(organisation.opened)}; it cannot close before that.", field="on"
        )
    with audit.deed("organisation.closed", by=by, because=because, once=once):
        organisation.closed = on
        organisation.save()
        for membership in organisation.memberships.all():
            if in_force(membership.since, membership.until, on) and membership.since != on:
                membership.until = on
                membership.save()
    return organisation
