"""Opening and closing accounts. An account by itself may do nothing."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, models

from coi_register.accounts import permissions
from coi_register.accounts.actors import Actor
from coi_register.accounts.models import Session, User
from coi_register.accounts.selectors import ccgs_that_close
from coi_register.accounts.services.checks import check_password
from coi_register.accounts.services.inviting import invite, withdraw_open_invitations
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone


def open_account(
    *,
    email: str,
    name: str,
    by: Actor,
    ccg: models.Model | None = None,
    password: str | None = None,
    once: UUID | None = None,
) -> User:
    """Open an account; without a password its holder is invited to choose one. Raises NotAllowed and CannotBeDone."""
    permissions.may_open_account(by).enforce()
    if ccg is not None:
        permissions.may_see_accounts_of(by, ccg.pk).enforce()
    check_password(password, User(email=email, name=name))
    try:
        with audit.deed("account.opened", by=by, because=f"{name}, {email.lower()}", once=once):
            return User.objects.create_user(email, name, password, ccg)
    except IntegrityError as error:
        raise CannotBeDone(f"There is an account with the address {email.lower()} already.", field="email") from error


def open_and_invite(*, email: str, name: str, ccg: models.Model, by: Actor, once: UUID | None = None) -> User:
    """Open an account and write to its holder, as one deed. Raises NotAllowed and CannotBeDone."""
    with audit.deed("account.opened_and_invited", by=by, because=f"{name}, {email.lower()}", once=once):
        user = open_account(email=email, name=name, ccg=ccg, by=by)
        invite(user, by=by)
    return user


def close_account(user: User, *, on: date, by: Actor, because: str, once: UUID | None = None) -> User:
    """Close an account: it can no longer sign in, and its sessions end at once. Raises NotAllowed."""
    permissions.may_close_account(by, user, ccgs=ccgs_that_close(user, on=on)).enforce()
    with audit.deed("account.closed", by=by, because=because, once=once):
        user.is_active = False
        user.save()
        withdraw_open_invitations(user)
        Session.objects.filter(user=user).delete()
    return user


def change_address(user: User, *, email: str, by: Actor, on: date, because: str, once: UUID | None = None) -> User:
    """Give an account another email address, where its letters and its links go from now on. Both addresses should be told.

    Raises NotAllowed and CannotBeDone.
    """
    permissions.may_change_address(by, user, ccgs=ccgs_that_close(user, on=on)).enforce()
    if not because.strip():
        raise CannotBeDone("Say why, and how you made sure who asks for this.", field="because")
    if user.email == email.lower():
        raise CannotBeDone(f"The address of this account is {user.email} already.", field="email")
    former, user.email = user.email, email.lower()
    try:
        with audit.deed("account.address_changed", by=by, because=because.strip(), once=once):
            user.save(update_fields=["email"])
    except IntegrityError as error:
        user.email = former
        raise CannotBeDone(f"There is an account with the address {email.lower()} already.", field="email") from error
    return user
