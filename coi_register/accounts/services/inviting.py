"""Inviting somebody into their account, by a link in a letter that works once."""

from uuid import UUID

from coi_register import clock
from coi_register.accounts import permissions
from coi_register.accounts.actors import Actor
from coi_register.accounts.models import Invitation, User
from coi_register.accounts.selectors import home_of, invitation_opened_by, open_invitation
from coi_register.accounts.services.checks import check_password
from coi_register.accounts.services.posting import write
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone

SUBJECT = "Your account for the register of interests"
BODY = """{name},

{inviter} has opened an account for you with the register of conflicts of interest.

Choose a password here. The link works once, until {until}:

{link}

If you did not expect this letter, do nothing: without the link nobody can use the account. Do not pass the letter on.
"""
GONE = "This invitation does not work any more."


def invite(user: User, *, by: Actor, once: UUID | None = None) -> Invitation:
    """Write the letter that invites the account's holder; an open invitation is replaced. Raises NotAllowed, CannotBeDone."""
    permissions.may_invite(by, ccgs=home_of(user)).enforce()
    if not user.is_active:
        raise CannotBeDone("This account is closed. Nobody can be invited into it.")
    if user.has_usable_password():
        raise CannotBeDone(f"{user} has a password already. Who forgot theirs asks for a new one on the sign-in page.")
    with audit.deed("account.invited", by=by, because=user.email, once=once):
        User.objects.select_for_update().get(pk=user.pk)
        withdraw_open_invitations(user)
        invitation = Invitation(user=user, invited_by_id=by.user_id, invited_at=clock.instant())
        invitation.save()
        body = BODY.replace("{name}", user.name).replace("{inviter}", by.name)
        write(to=user, subject=SUBJECT, body=body, invitation=invitation)
    return invitation


def withdraw_invitation(invitation: Invitation, *, by: Actor, once: UUID | None = None) -> Invitation:
    """From now on its link opens nothing. Raises NotAllowed, and CannotBeDone when it was used or withdrawn before."""
    permissions.may_invite(by, ccgs=home_of(invitation.user)).enforce()
    with audit.deed("invitation.withdrawn", by=by, once=once):
        current = Invitation.objects.select_for_update().get(pk=invitation.pk)
        if current.used_at or current.withdrawn_at:
            raise CannotBeDone("This invitation is not open any more: it was used or withdrawn.")
        _withdraw(current)
    return current


def withdraw_invitation_of(user: User, *, by: Actor, once: UUID | None = None) -> Invitation:
    """The same for whichever invitation of the account is open. Raises NotAllowed, CannotBeDone."""
    permissions.may_invite(by, ccgs=home_of(user)).enforce()
    invitation = open_invitation(user)
    if invitation is None:
        raise CannotBeDone("No invitation is open any more: it was used or withdrawn.")
    return withdraw_invitation(invitation, by=by, once=once)


def accept(token: str, *, password: str) -> User:
    """The invited chooses their password, and the link is spent. They still sign in, by every step their role asks for.

    Raises CannotBeDone, alike for a link that was used, has run out, was withdrawn or never was one.
    """
    found = invitation_opened_by(token)
    if found is None:
        raise CannotBeDone(GONE)
    check_password(password, found.user)
    with audit.deed("invitation.accepted", by=Actor(name=found.user.name, user_id=found.user_id)):
        current = Invitation.objects.select_for_update().get(pk=found.pk)
        if not current.is_open(clock.instant()):
            raise CannotBeDone(GONE)
        user: User = User.objects.get(pk=current.user_id)
        user.set_password(password)
        user.save()
        current.used_at = clock.instant()
        current.save()
    return user


def withdraw_open_invitations(user: User) -> None:
    """Inside a deed: whatever could still let somebody into the account does so no more."""
    for invitation in Invitation.objects.select_for_update().filter(user=user, used_at=None, withdrawn_at=None):
        _withdraw(invitation)


def _withdraw(invitation: Invitation) -> None:
    invitation.withdrawn_at = clock.instant()
    invitation.save()
