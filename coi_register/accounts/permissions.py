"""Who may open, see, invite into and close accounts, who gives and ends roles, and who ends sessions."""

from collections.abc import Callable, Collection
from functools import partial
from uuid import UUID

from coi_register.accounts.actors import Actor, Role
from coi_register.accounts.models import RoleAsked, RoleHeld, User
from coi_register.accounts.policy import Where, may, may_be_the_second
from coi_register.verdicts import ALLOWED, Refused, Verdict

# The others follow from a seat, from being a person of the registers, or from a relation to one.
GRANTED = (Role.OFFICER, Role.SECRETARY, Role.GUARDIAN, Role.AUDITOR, Role.ADMIN)
NOT_ONESELF = Refused("You may not give a role to yourself or end your own: ask another officer.")
NOT_CLOSE_ONESELF = Refused("You may not close your own account: ask another officer.")
NOT_STEP_ONESELF = Refused("You may not take off your own second step: ask another officer.")
ELSEWHERE = Refused("This account also holds a role in another CCG: ask the system administrator.")
BY_ADMINS = Refused("A system administrator may do everything in every CCG, so only another one gives or ends that role.")
ALONE = Refused("A role is asked for by one person and confirmed by another. Only a command on the server gives it alone.")


def may_open_account(actor: Actor) -> Verdict:
    """Officers and administrators open accounts; an account by itself may do nothing."""
    return may(actor, "open_account", Where())


def may_see_accounts_of(actor: Actor, ccg: UUID) -> Verdict:
    """Whether the actor may see the accounts of a CCG, and open one for it."""
    return may(actor, "see_accounts", _of({ccg}))


def may_ask(actor: Actor, user: User, *, role: Role, ccg: UUID) -> Verdict:
    """Whether the actor may ask for this role: for their own CCG, and never for themselves."""
    if actor.user_id == user.pk:
        return NOT_ONESELF
    return may(actor, "grant_role", _of({ccg})) if _reaches(actor, role) else BY_ADMINS


def may_confirm(actor: Actor, asked: RoleAsked) -> Verdict:
    """The second person: neither who asked nor who gets it."""
    if actor.user_id == asked.user_id:
        return NOT_ONESELF
    if not _reaches(actor, Role(asked.role)):
        return BY_ADMINS
    return may_be_the_second(actor, "grant_role", _of({asked.ccg_id}), first=asked.asked_by_id)


def may_withdraw(actor: Actor, asked: RoleAsked) -> Verdict:
    """Whoever asked takes it back, and whoever could confirm it refuses it."""
    return may(actor, "end_role", _of({asked.ccg_id}))


def may_end(actor: Actor, held: RoleHeld) -> Verdict:
    """One person suffices to take a right away; it is never their own."""
    if actor.user_id == held.user_id:
        return NOT_ONESELF
    return may(actor, "end_role", _of({held.ccg_id})) if _reaches(actor, Role(held.role)) else BY_ADMINS


def may_grant_alone(actor: Actor) -> Verdict:
    """Only a command: the first officers of a CCG, and the demo."""
    return ALLOWED if actor.is_command else ALONE


def may_close_account(actor: Actor, user: User, *, ccgs: Collection[UUID]) -> Verdict:
    """An officer closes an account only when every CCG for which it holds a role is theirs; nobody closes their own."""
    return NOT_CLOSE_ONESELF if actor.user_id == user.pk else _everywhere(ccgs, partial(may, actor, "close_account"))


def may_take_off_step(actor: Actor, user: User, *, ccgs: Collection[UUID], first: int | None = None) -> Verdict:
    """Likewise for a second step that its holder has lost; `first` is who asked for it, where somebody did."""
    second = partial(may_be_the_second, actor, "take_off_second_step", first=first)
    return NOT_STEP_ONESELF if actor.user_id == user.pk else _everywhere(ccgs, second)


def may_change_address(actor: Actor, user: User, *, ccgs: Collection[UUID]) -> Verdict:
    """Likewise for the address to which the links go that open an account; one's own, its holder changes."""
    return ALLOWED if actor.user_id == user.pk else _everywhere(ccgs, partial(may, actor, "change_address"))


def _everywhere(ccgs: Collection[UUID], may_in: Callable[[Where], Verdict]) -> Verdict:
    """Allowed where it is in every CCG; an account that belongs to none is for those who keep all."""
    verdicts = [may_in(_of({ccg})) for ccg in ccgs] or [may_in(_of(()))]
    refused = [verdict for verdict in verdicts if not verdict]
    if not refused:
        return ALLOWED
    return refused[0] if len(refused) == len(verdicts) else ELSEWHERE


def may_invite(actor: Actor, *, ccgs: Collection[UUID]) -> Verdict:
    """Whether the actor may invite the holder of an account of these CCGs, and withdraw the invitation."""
    return may(actor, "invite", _of(ccgs))


def may_see_sessions(actor: Actor, user: User, *, ccgs: Collection[UUID]) -> Verdict:
    """One's own; and those of an account of these CCGs, for whoever watches over its accounts."""
    return ALLOWED if actor.user_id == user.pk else may(actor, "see_sessions", _of(ccgs))


def may_end_sessions(actor: Actor, user: User, *, ccgs: Collection[UUID]) -> Verdict:
    """Likewise for ending them."""
    return ALLOWED if actor.user_id == user.pk else may(actor, "end_sessions", _of(ccgs))


def _reaches(actor: Actor, role: Role) -> bool:
    return role is not Role.ADMIN or actor.is_command or any(right.role is Role.ADMIN for right in actor.rights)


def _of(ccgs: Collection[UUID]) -> Where:
    return Where(ccgs=frozenset(ccgs))
