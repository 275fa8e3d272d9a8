"""Questions about people: who they are, and whom an actor may know of."""

from uuid import UUID

from django.http import Http404

from coi_register.accounts.actors import Actor
from committees.people.models import People, Person


def people_of(actor: Actor) -> People:
    """The people an actor may know of, each with their CCG and the organisation they come from."""
    return Person.objects.visible_to(actor).select_related("ccg", "represents")


def person_for(actor: Actor, pk: UUID) -> Person:
    """One of them. Raises Http404, alike for a person who does not exist and for one of another CCG."""
    person = people_of(actor).filter(pk=pk).first()
    if person is None:
        raise Http404("No such person.")
    return person
