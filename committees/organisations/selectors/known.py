"""One organisation, its names, its ties, and its CCG on a day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404

from coi_register.accounts.actors import Actor
from coi_register.dates import q_in_force
from committees.organisations import facts
from committees.organisations.facts import Key
from committees.organisations.family import Family, family_of
from committees.organisations.gather import links_round
from committees.organisations.models import Link, Membership, Organisation, OrganisationName, Organisations
from committees.organisations.permissions import may_read
from committees.organisations.vocabulary import OrganisationKind

Row = TypeVar("Row", bound=models.Model)


def organisations_of(actor: Actor) -> Organisations:
    """The organisations an actor may look up: all, or none."""
    return Organisation.objects.all() if may_read(actor) else Organisation.objects.none()


def organisation_for(actor: Actor, pk: UUID) -> Organisation:
    """One organisation. Raises Http404 when there is none, or none for this actor."""
    organisation = organisations_of(actor).filter(pk=pk).first()
    if organisation is None:
        raise Http404("No such organisation.")
    return organisation


def name_on(organisation: Organisation, on: date) -> str:
    """What it was called on a day; its latest name where the names then are not recorded. Prefetch `names` for many.

    A name noted later for a past time counts: the files tell today's name of a CCG that changed it, and not the earlier one.
    """
    then = [name for name in organisation.names.all() if name.is_in_force(on)]
    borne = [name for name in then if not name.alias] or [name for name in then if name.until]
    return borne[-1].name if borne else organisation.name


def ccg_on(practice: Organisation, on: date) -> Organisation | None:
    """The CCG whose member the practice is on a day."""
    membership = practice.memberships.filter(q_in_force(on)).select_related("ccg").last()
    return membership.ccg if membership else None


def ccgs() -> Organisations:
    """The clinical commissioning groups."""
    return Organisation.objects.filter(kind=OrganisationKind.CCG)


def names_of_ccgs() -> dict[str, str]:
    """What each CCG is called, by its id as text: so the log calls its chain."""
    return {str(pk): name for pk, name in ccgs().values_list("pk", "name")}


def organisation_with_ties(actor: Actor, pk: UUID) -> Organisation:
    """One organisation with its names, memberships and links, fetched together. Raises Http404."""
    organisation_for(actor, pk)
    memberships = Membership.objects.select_related("ccg").prefetch_related("ccg__names")
    links = Link.objects.select_related("organisation", "to")
    ties: list[Any] = [
        Prefetch("memberships", memberships),
        Prefetch("links_out", links.order_by("since", "to__name")),
        Prefetch("links_in", links.order_by("since", "organisation__name")),
    ]
    return Organisation.objects.prefetch_related("names", *ties).get(pk=pk)


def family_on(organisation: Organisation, on: date) -> tuple[facts.Organisation, Family, Mapping[Key, facts.Organisation]]:
    """The organisation as a fact, everything tied to it at any distance, and what is known of each; one query."""
    links, known = links_round([organisation.pk], on)
    start = facts.Organisation(organisation.pk, organisation.name, OrganisationKind(organisation.kind))
    return start, family_of(start.key, links, on), {each.key: each for each in (start, *known.values())}


def members_on(ccg: Organisation, on: date) -> list[Organisation]:
    """The GP practices that are members of a CCG on a day."""
    members = Membership.objects.filter(q_in_force(on), ccg=ccg).values("practice")
    return [*Organisation.objects.filter(pk__in=members, kind=OrganisationKind.GP_PRACTICE)]


def neighbours_of(practices: Sequence[Organisation], on: date) -> list[Organisation]:
    """Practices of the same CCGs with the same postal district, open on the day: near by, as far as a postcode tells."""
    districts = {practice.postcode.split(" ")[0] for practice in practices if " " in practice.postcode}
    if not districts:
        return []
    ccgs = Membership.objects.filter(q_in_force(on), practice__in=practices).values("ccg")
    members = Membership.objects.filter(q_in_force(on), ccg__in=ccgs).values("practice")
    near = Q(*(Q(postcode__startswith=f"{district} ") for district in districts), _connector=Q.OR)
    rows = Organisation.objects.filter(near, pk__in=members, kind=OrganisationKind.GP_PRACTICE)
    named = {practice.pk for practice in practices}
    return [row for row in rows if row.pk not in named and not (row.closed and row.closed <= on)]


def membership_for(actor: Actor, pk: UUID) -> Membership:
    """One membership. Raises Http404."""
    return _or_404(Membership.objects.select_related("practice", "ccg").filter(pk=pk, practice__in=organisations_of(actor)))


def link_for(actor: Actor, pk: UUID) -> Link:
    """One link. Raises Http404."""
    return _or_404(Link.objects.select_related("organisation", "to").filter(pk=pk, organisation__in=organisations_of(actor)))


def _or_404(rows: QuerySet[Row]) -> Row:
    if (row := rows.first()) is None:
        raise Http404("No such thing.")
    return row


def history_with(organisation: Organisation) -> list[QuerySet[models.Model]]:
    """The history of its names, memberships and links, to be told with its own."""
    own = organisation.pk
    return [
        OrganisationName.history.filter(organisation_id=own),
        Membership.history.filter(practice_id=own),
        Link.history.filter(Q(organisation_id=own) | Q(to_id=own)),
    ]
