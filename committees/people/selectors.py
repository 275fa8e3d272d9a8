"""Questions about people: who they are, and whom an actor may know of."""

from uuid import UUID

from django.http import Http404

from coi_register.accounts.actors import Actor
from coi_register.accounts.models import User
from committees.people.models import People, Person


def person_id_of_user(user: User) -> UUID | None:
    """Who this account is among the people of the registers; None when nobody."""
    return Person.objects.filter(user=user).values_list("id", flat=True).first()


def people_of(actor: Actor) -> People:
    """The people an actor may know of, each with their CCG and the organisation they come from."""
    return Person.objects.visible_to(actor).select_related("ccg", "represents")


def person_for(actor: Actor, pk: UUID) -> Person:
    """One of them. Raises Http404, alike for a person who does not exist and for one of another CCG."""
    person = people_of(actor).filter(pk=pk).first()
    if person is None:
        raise Http404("No such person.")
    return person
