"""Questions about organisations: one of them, its names, and which CCG a practice belongs to on a day."""

from datetime import date
from uuid import UUID

from django.http import Http404

from coi_register.accounts.actors import Actor
from coi_register.dates import q_in_force
from committees.organisations.models import Organisation, Organisations
from committees.organisations.permissions import may_read


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
    """What it was called on a day; its latest name where the names then are not recorded."""
    then = organisation.names.filter(q_in_force(on), alias=False).last()
    return then.name if then else organisation.name


def ccg_on(practice: Organisation, on: date) -> Organisation | None:
    """The CCG whose member the practice is on a day."""
    membership = practice.memberships.filter(q_in_force(on)).select_related("ccg").last()
    return membership.ccg if membership else None
