"""Deeds on people: adding one to the registers of a CCG, and amending what is known of them."""

from typing import Any
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.accounts.models import User
from coi_register.audit import services as audit
from coi_register.races import checked
from coi_register.refusals import CannotBeDone
from committees.organisations.models import Organisation
from committees.people.models import Person
from committees.people.permissions import may_keep

AMENDABLE = frozenset({"name", "position", "represents", "user"})


def add(
    *,
    name: str,
    ccg: Organisation,
    by: Actor,
    position: str = "",
    represents: Organisation | None = None,
    user: User | None = None,
    because: str = "",
    once: UUID | None = None,
) -> Person:
    """Add a person to the registers that a CCG keeps; `represents` is the organisation they come from, if any."""
    may_keep(by, ccg.pk).enforce()
    if not ccg.is_ccg:
        raise CannotBeDone(f"{ccg.name} is not a clinical commissioning group, so it keeps no registers here.", field="ccg")
    row = Person(name=_named(name), ccg=ccg, position=position.strip(), represents=represents, user=user)
    with audit.deed("person.added", by=by, because=because, once=once), checked(lambda: _refuse_an_account_in_use(row)):
        row.save()
    return row


def amend(person: Person, *, by: Actor, because: str = "", once: UUID | None = None, **changes: Any) -> Person:
    """Change a person's name, position, account or the organisation they come from. Raises CannotBeDone, TypeError."""
    may_keep(by, person.ccg_id).enforce()
    if unknown := changes.keys() - AMENDABLE:
        raise TypeError(f"A person has no {', '.join(sorted(unknown))} that could be amended.")
    if "name" in changes:
        changes["name"] = _named(changes["name"])
    if all(getattr(person, field) == value for field, value in changes.items()):
        raise CannotBeDone("Nothing is different from what is recorded. Change something, or go back.")
    for field, value in changes.items():
        setattr(person, field, value)
    with audit.deed("person.amended", by=by, because=because, once=once), checked(lambda: _refuse_an_account_in_use(person)):
        person.save()
    return person


def _named(name: str) -> str:
    if name := " ".join(name.split()):
        return name
    raise CannotBeDone("Give the person’s name.", field="name")


def _refuse_an_account_in_use(row: Person) -> None:
    if row.user and (other := Person.objects.filter(user=row.user).exclude(pk=row.pk).first()):
        raise CannotBeDone(f"That account already belongs to {other.name}. Choose another account, or none.", field="user")
