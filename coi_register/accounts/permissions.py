"""Who may open and close accounts, and give and end their roles."""

from collections.abc import Collection
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.accounts.models import User
from coi_register.accounts.policy import Where, may
from coi_register.verdicts import ALLOWED, Refused, Verdict

NOT_ONESELF = Refused("You may not give a role to yourself or end your own: ask another officer.")
ELSEWHERE = Refused("This account also holds a role in another CCG: ask the system administrator to close it.")


def may_open_account(actor: Actor) -> Verdict:
    """Officers and administrators open accounts; an account by itself may do nothing."""
    return may(actor, "open_account", Where())


def may_grant(actor: Actor, user: User, *, ccg: UUID) -> Verdict:
    """For their own CCG, and never to oneself: who asks does not approve."""
    return NOT_ONESELF if actor.user_id == user.pk else may(actor, "grant_role", Where(ccgs=frozenset({ccg})))


def may_close_account(actor: Actor, *, ccgs: Collection[UUID]) -> Verdict:
    """An officer closes an account only when every CCG for which it holds a role is theirs."""
    wheres = [Where(ccgs=frozenset({ccg})) for ccg in ccgs] or [Where()]
    refused = [verdict for where in wheres if not (verdict := may(actor, "close_account", where))]
    if not refused:
        return ALLOWED
    return refused[0] if len(refused) == len(wheres) else ELSEWHERE
