"""Opening and closing accounts, and giving and ending their roles."""

from datetime import date
from typing import Protocol
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models

from coi_register.accounts import permissions
from coi_register.accounts.actors import ROLE_LABELS, Actor, Role
from coi_register.accounts.models import RoleHeld, User
from coi_register.accounts.selectors import ccgs_of
from coi_register.audit import services as audit
from coi_register.nhsuk import words
from coi_register.refusals import CannotBeDone


class OfACcg(Protocol):
    """A committee, as far as this room may know it."""

    pk: UUID
    ccg_id: UUID


def open_account(*, email: str, name: str, by: Actor, password: str | None = None, once: UUID | None = None) -> User:
    """Open an account; without a password its holder asks for one by mail. Raises NotAllowed and CannotBeDone."""
    permissions.may_open_account(by).enforce()
    _check_password(password, User(email=email, name=name))
    try:
        with audit.deed("account.opened", by=by, because=f"{name}, {email.lower()}", once=once):
            return User.objects.create_user(email, name, password)
    except IntegrityError as error:
        raise CannotBeDone(f"There is an account with the address {email.lower()} already.", field="email") from error


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
    """Give an account a role for a CCG, or for one committee of it. Raises NotAllowed and CannotBeDone."""
    permissions.may_grant(by, user, ccg=ccg.pk).enforce()
    _check_until(since, until)
    _check_its_own(committee, ccg)
    _check_not_held(user, role, ccg, committee, since, until)
    with audit.deed("role.granted", by=by, because=because, once=once):
        held = RoleHeld(
            user=user, role=role, ccg_id=ccg.pk, committee_id=committee.pk if committee else None, since=since, until=until
        )
        held.save()
    return held


def end_role(held: RoleHeld, *, until: date, by: Actor, because: str, once: UUID | None = None) -> RoleHeld:
    """End a role; `until` is the first day without it. Raises NotAllowed and CannotBeDone."""
    permissions.may_grant(by, held.user, ccg=held.ccg_id).enforce()
    _check_until(held.since, until)
    with audit.deed("role.ended", by=by, because=because, once=once):
        held.until = until
        held.save()
    return held


def close_account(user: User, *, on: date, by: Actor, because: str, once: UUID | None = None) -> User:
    """Close an account: it can no longer sign in, and its sessions end at their next request. Raises NotAllowed."""
    permissions.may_close_account(by, ccgs=ccgs_of(user, on=on)).enforce()
    with audit.deed("account.closed", by=by, because=because, once=once):
        user.is_active = False
        user.save()
    return user


def _check_password(password: str | None, user: User) -> None:
    try:
        if password is not None:
            validate_password(password, user)
    except ValidationError as error:
        raise CannotBeDone(" ".join(error.messages), field="password") from error


def _check_until(since: date, until: date | None) -> None:
    if until is not None and until <= since:
        raise CannotBeDone(f"The role must end after it begins, on {words.day(since)}.", field="until")


def _check_its_own(committee: OfACcg | None, ccg: models.Model) -> None:
    if committee is not None and committee.ccg_id != ccg.pk:
        raise CannotBeDone(f"{committee} is not a committee of {ccg}: choose one that is.", field="committee")


def _check_not_held(
    user: User, role: Role, ccg: models.Model, committee: OfACcg | None, since: date, until: date | None
) -> None:
    of = {"user": user, "role": role, "ccg_id": ccg.pk, "committee_id": committee.pk if committee else None}
    held = RoleHeld.objects.filter(**of)
    overlapping = held.filter(models.Q(until=None) | models.Q(until__gt=since))
    if until is not None:
        overlapping = overlapping.filter(since__lt=until)
    if overlapping.exists():
        raise CannotBeDone(f"{user} holds the role {ROLE_LABELS[role]} in these days already.", field="role")
