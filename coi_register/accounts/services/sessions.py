"""Ending sessions: one's own on another device, or somebody else's. A session that ended opens nothing more."""

from uuid import UUID

from coi_register.accounts import permissions
from coi_register.accounts.actors import Actor
from coi_register.accounts.models import Session, User
from coi_register.accounts.selectors import home_of
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone


def end_session(user: User, *, sitting: UUID, by: Actor, once: UUID | None = None) -> None:
    """End one session of an account. Raises NotAllowed, and CannotBeDone where there is no such session."""
    permissions.may_end_sessions(by, user, ccgs=home_of(user)).enforce()
    with audit.deed("session.ended", by=by, because=user.name, once=once):
        ended, _ = Session.objects.filter(user=user, sitting=sitting).delete()
        if not ended:
            raise CannotBeDone("This session has ended already.")


def end_sessions_of(user: User, *, by: Actor, once: UUID | None = None) -> int:
    """End every session of an account; how many there were. Raises NotAllowed."""
    permissions.may_end_sessions(by, user, ccgs=home_of(user)).enforce()
    with audit.deed("sessions.ended", by=by, because=user.name, once=once):
        return Session.objects.filter(user=user).delete()[0]


def end_other_sessions(user: User, *, but: UUID, by: Actor, once: UUID | None = None) -> int:
    """End every session of an account but one, such as the one in hand; how many there were. Raises NotAllowed."""
    permissions.may_end_sessions(by, user, ccgs=home_of(user)).enforce()
    with audit.deed("sessions.ended", by=by, because=user.name, once=once):
        return Session.objects.filter(user=user).exclude(sitting=but).delete()[0]
