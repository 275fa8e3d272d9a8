"""Questions about people: who they are, whom an actor may know of, who acts for them and who manages them."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from coi_register.accounts.actors import Actor
from coi_register.accounts.models import User
from coi_register.accounts.selectors import accounts_of
from coi_register.prepared import prepared
from committees.people.models import ActsFor, Manages, People, Person, Relations


def people_of(actor: Actor) -> People:
    """The people an actor may know of, each with their CCG and the organisation they come from."""
    return Person.objects.visible_to(actor).select_related("ccg", "represents")


def person_for(actor: Actor, pk: UUID) -> Person:
    """One of them. Raises Http404, alike for a person who does not exist and for one of another CCG."""
    person = people_of(actor).select_related("ccg", "represents", "user").filter(pk=pk).first()
    if person is None:
        raise Http404("No such person.")
    return person


def staff_of(manager: UUID | None, on: date) -> dict[UUID, UUID]:
    """Those whose line manager a person is on the day, each with the CCG that keeps their record."""
    if manager is None:
        return {}
    return dict(_managed(manager, on))


@prepared  # every page asks it
def _managed(manager: UUID, on: date) -> QuerySet[Manages, tuple[UUID, UUID]]:
    return Manages.objects.in_force(on).filter(manager=manager).values_list("staff", "staff__ccg")


def acting_for(person: Person) -> Relations[ActsFor]:
    """The accounts that act, acted or will act for a person, the latest first."""
    return ActsFor.objects.filter(person=person).select_related("user").order_by("-since")


def managers_of(person: Person) -> Relations[Manages]:
    """Whoever is, was or will be a person’s line manager, the latest first."""
    return Manages.objects.filter(staff=person).select_related("manager").order_by("-since")


def relation_for(actor: Actor, pk: UUID) -> ActsFor | Manages:
    """One of the two. Raises Http404, alike for one that does not exist and one of a person of another CCG."""
    acts = ActsFor.objects.visible_to(actor).filter(pk=pk).select_related("person__ccg", "user").first()
    found = acts or Manages.objects.visible_to(actor).filter(pk=pk).select_related("staff__ccg", "manager").first()
    if found is None:
        raise Http404("No such relation.")
    return found


def person_of(relation: ActsFor | Manages) -> Person:
    """Whom the relation is about: whoever is acted for, or managed."""
    return relation.person if isinstance(relation, ActsFor) else relation.staff


def histories_of(person: Person) -> list[QuerySet[Any]]:
    """The versions of what is told with a person: who acted for them, and who managed them."""
    return [ActsFor.history.filter(person_id=person.pk), Manages.history.filter(staff_id=person.pk)]


def accounts_to_act(actor: Actor, person: Person) -> Iterable[User]:
    """The accounts that could act for a person: those the actor may see, but the person’s own."""
    return accounts_of(actor).filter(is_active=True).exclude(person=person)
