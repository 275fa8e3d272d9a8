"""Giving a role, which takes two people, and ending one, which takes one."""

from datetime import date, timedelta
from typing import Protocol
from uuid import UUID

from django.db import models

from coi_register.accounts import permissions
from coi_register.accounts.actors import ROLE_LABELS, Actor, Role
from coi_register.accounts.models import RoleAsked, RoleHeld, User
from coi_register.accounts.selectors import overlapping_roles
from coi_register.accounts.services.accounts import open_account
from coi_register.accounts.services.inviting import invite
from coi_register.audit import services as audit
from coi_register.nhsuk import words
from coi_register.refusals import CannotBeDone

ASKED_FOR = timedelta(days=14)  # as long as somebody may take to look at it
TWO = 2  # with fewer officers there is nobody to ask, or nobody to confirm


class OfACcg(Protocol):
    """A committee, as far as this room may know it."""

    pk: UUID
    ccg_id: UUID


def grant(
    user: User,
    *,
    role: Role,
    ccg: models.Model,
    since: date,
    by: Actor,
    committee: OfACcg | None = None,
    until: date | None = None,
    because: str = "",
    once: UUID | None = None,
) -> RoleHeld:
    """Give a role with nobody to confirm it: for commands alone. Raises NotAllowed and CannotBeDone."""
    permissions.may_grant_alone(by).enforce()
    held = RoleHeld(
        user=user, role=role, ccg_id=ccg.pk, committee_id=committee.pk if committee else None, since=since, until=until
    )
    _can_be_held(held, ccg, committee)
    with audit.deed("role.granted", by=by, because=because, once=once):
        held.save()
    return held


def ask_for_role(
    user: User,
    *,
    role: Role,
    ccg: models.Model,
    since: date,
    on: date,
    by: Actor,
    because: str,
    committee: OfACcg | None = None,
    until: date | None = None,
    once: UUID | None = None,
) -> RoleAsked:
    """Ask for a role on behalf of somebody else; it is held once a second person confirms it. Raises NotAllowed, CannotBeDone."""
    permissions.may_ask(by, user, role=role, ccg=ccg.pk).enforce()
    if by.user_id is None:
        raise CannotBeDone("A role is asked for by a person: sign in.")
    if not because.strip():
        raise CannotBeDone("Say why they need the role. Whoever confirms it reads it.", field="because")
    if not user.is_active:
        raise CannotBeDone("This account is closed, so it can hold no role.")
    asked = RoleAsked(
        user=user,
        role=role,
        ccg_id=ccg.pk,
        committee_id=committee.pk if committee else None,
        since=since,
        until=until,
        because=because.strip(),
        asked_by_id=by.user_id,
        asked_on=on,
        expires=on + ASKED_FOR,
    )
    _can_be_held(asked, ccg, committee)
    with audit.deed("role.asked_for", by=by, because=asked.because, once=once):
        User.objects.select_for_update().get(pk=user.pk)  # two who ask for the same see each other
        _is_not_asked_for(asked, on)
        asked.save()
    return asked


def confirm_role(asked: RoleAsked, *, on: date, by: Actor, once: UUID | None = None) -> RoleHeld:
    """As the second person, agree: from today, or its first day if that is later, the role is held.

    Raises NotAllowed for whoever asked or would get it, and CannotBeDone when it does not wait any more.
    """
    permissions.may_confirm(by, asked).enforce()
    with audit.deed("role.confirmed", by=by, because=asked.because, once=once):
        current = _waiting(asked, on)
        permissions.may_confirm(by, current).enforce()
        held = RoleHeld(
            user_id=current.user_id,
            role=current.role,
            ccg_id=current.ccg_id,
            committee_id=current.committee_id,
            since=max(current.since, on),  # nobody had the right before two had agreed
            until=current.until,
        )
        _ends_after_it_begins(held)
        _is_not_held(held)
        held.save()
        current.held, current.confirmed_by_id = held, by.user_id
        current.save()
    return held


def withdraw_role(asked: RoleAsked, *, on: date, by: Actor, because: str = "", once: UUID | None = None) -> RoleAsked:
    """Take back what was asked for, or refuse it. Raises NotAllowed, and CannotBeDone when it does not wait any more."""
    permissions.may_withdraw(by, asked).enforce()
    with audit.deed("role.withdrawn", by=by, because=because.strip(), once=once):
        current = _waiting(asked, on)
        current.withdrawn_on, current.withdrawn_by_id = on, by.user_id
        current.save()
    return current


def end_role(held: RoleHeld, *, until: date, by: Actor, because: str, once: UUID | None = None) -> RoleHeld:
    """End a role; `until` is the first day without it. Raises NotAllowed and CannotBeDone."""
    permissions.may_end(by, held).enforce()
    with audit.deed("role.ended", by=by, because=because, once=once):
        held.until = until
        _ends_after_it_begins(held)
        held.save()
    return held


def name_first_officer(*, email: str, name: str, ccg: models.Model, on: date, by: Actor, because: str) -> User:
    """Break the glass: make somebody officer of a CCG that has not two of them yet. Only a command does this.

    The account is opened where there is none, and its holder invited. Raises NotAllowed, CannotBeDone.
    """
    permissions.may_grant_alone(by).enforce()
    if not because.strip():
        raise CannotBeDone("Say why: the deed is in the history for ever.")
    officers = RoleHeld.objects.in_force(on).filter(ccg_id=ccg.pk, role=Role.OFFICER, user__is_active=True)
    if officers.values("user").distinct().count() >= TWO:
        raise CannotBeDone(f"{ccg} has two governance officers already: one asks for the role, another confirms it.")
    with audit.deed("officer.named", by=by, because=because.strip()):
        user = User.objects.filter(email=email.lower()).first()
        user = user or open_account(email=email, name=name, ccg=ccg, by=by)
        grant(user, role=Role.OFFICER, ccg=ccg, since=on, by=by, because=because)
        if not user.has_usable_password():
            invite(user, by=by)
    return user


def _waiting(asked: RoleAsked, on: date) -> RoleAsked:
    """The row as it is now, held until the deed is done. Raises CannotBeDone."""
    current = RoleAsked.objects.select_for_update().get(pk=asked.pk)
    if not current.is_waiting(on):
        raise CannotBeDone("This does not wait for anybody any more: it was confirmed, withdrawn, or has run out.")
    return current


def _can_be_held(row: RoleHeld | RoleAsked, ccg: models.Model, committee: OfACcg | None) -> None:
    if Role(row.role) not in permissions.GRANTED:
        raise CannotBeDone(f"The role {ROLE_LABELS[Role(row.role)]} follows from a seat and is not given.", field="role")
    _ends_after_it_begins(row)
    if committee is not None and committee.ccg_id != ccg.pk:
        raise CannotBeDone(f"{committee} is not a committee of {ccg}: choose one that is.", field="committee")
    if row.role == Role.SECRETARY and committee is None:
        raise CannotBeDone("Choose the committee whose secretary they are.", field="committee")
    if row.role != Role.SECRETARY and committee is not None:
        raise CannotBeDone("Only a secretary’s role is for one committee. Choose none for this role.", field="committee")
    _is_not_held(row)


def _ends_after_it_begins(row: RoleHeld | RoleAsked) -> None:
    if row.until is not None and row.until <= row.since:
        raise CannotBeDone(f"The role must end after it begins, on {words.day(row.since)}.", field="until")


def _is_not_held(row: RoleHeld | RoleAsked) -> None:
    if overlapping_roles(row).exists():
        raise CannotBeDone(f"{row.user} holds the role {ROLE_LABELS[Role(row.role)]} in these days already.", field="role")


def _is_not_asked_for(asked: RoleAsked, on: date) -> None:
    alike = RoleAsked.objects.waiting(on).filter(
        user_id=asked.user_id,
        role=asked.role,
        ccg_id=asked.ccg_id,
        committee_id=asked.committee_id,  # type: ignore[misc]
    )
    if alike.exists():
        raise CannotBeDone("This role is asked for already, and waits to be confirmed.", field="role")
