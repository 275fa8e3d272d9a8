"""Inviting a person of the registers to sign in: the account they will have, and the letter with the way into it."""

from uuid import UUID

from coi_register.accounts import services as accounts
from coi_register.accounts.actors import Actor
from coi_register.accounts.models import Invitation
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from committees.people.models import Person
from committees.people.permissions import may_keep
from committees.people.services.keeping import amend


def invite(person: Person, *, email: str, by: Actor, once: UUID | None = None) -> Invitation:
    """Open an account for a person who has none, and invite them into it by mail. Raises NotAllowed, CannotBeDone."""
    may_keep(by, person.ccg_id).enforce()
    if person.user_id is not None:
        raise CannotBeDone(f"{person} has an account already. Send a new invitation from the page of the account.")
    with audit.deed("person.invited", by=by, because=f"{person}, {email.lower()}", once=once):
        user = accounts.open_account(email=email, name=person.name, ccg=person.ccg, by=by)
        amend(person, user=user, by=by, because="Invited to sign in.")
        return accounts.invite(user, by=by)
