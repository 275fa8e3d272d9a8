"""Deeds on people: adding one to the registers of a CCG, and amending what is known of them."""

from typing import Any
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.accounts.models import User
from coi_register.audit import services as audit
from coi_register.constraints import constraints_say
from coi_register.refusals import CannotBeDone
from committees.organisations.models import Organisation
from committees.people.models import Person
from committees.people.permissions import may_keep

AMENDABLE = frozenset({"name", "position", "represents", "user"})
IN_USE = CannotBeDone("That account already belongs to another person. Choose another account, or none.", field="user")


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
    with constraints_say(user_id=IN_USE), audit.deed("person.added", by=by, because=because, once=once):
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
    with constraints_say(user_id=IN_USE), audit.deed("person.amended", by=by, because=because, once=once):
        for field, value in changes.items():
            setattr(person, field, value)
        person.save()
    return person


def _named(name: str) -> str:
    if name := " ".join(name.split()):
        return name
    raise CannotBeDone("Give the person’s name.", field="name")
