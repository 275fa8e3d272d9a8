"""Taking off a second step that its holder has lost: one person makes sure who asks, another agrees (ASVS v5.0.0-6.4.4)."""

from datetime import date, timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator

from coi_register.accounts import permissions, selectors
from coi_register.accounts.actors import Actor
from coi_register.accounts.models import StepLost, User
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone

ASKED_FOR = timedelta(days=3)  # whoever waits cannot sign in


def tell_step_lost(user: User, *, on: date, by: Actor, because: str, once: UUID | None = None) -> StepLost:
    """Say that the holder of an account lost their second step, and how it was made sure that they are who asks.

    Raises NotAllowed, and CannotBeDone where there is nothing to take off, or somebody has said so already.
    """
    permissions.may_take_off_step(by, user, ccgs=selectors.ccgs_that_close(user, on=on)).enforce()
    if by.user_id is None:
        raise CannotBeDone("A second step is taken off by people: sign in.")
    if not because.strip():
        raise CannotBeDone("Say how you made sure who asks for this.", field="because")
    if not Authenticator.objects.filter(user=user).exists():
        raise CannotBeDone(f"{user} has no second step: they are asked to set one up when they next sign in.")
    lost = StepLost(user=user, because=because.strip(), asked_by_id=by.user_id, asked_on=on, expires=on + ASKED_FOR)
    with audit.deed("second_step.said_lost", by=by, because=lost.because, once=once):
        User.objects.select_for_update().get(pk=user.pk)  # two who say so at once see each other
        _let_run_out(user, on)
        lost.save()
    return lost


def take_off_step(lost: StepLost, *, on: date, by: Actor, once: UUID | None = None) -> StepLost:
    """As the second person, agree: every second step goes, and the holder sets up another when they next sign in.

    Raises NotAllowed for whoever asked and for the holder, and CannotBeDone when it does not wait any more.
    """
    selectors.may_agree(by, lost, on=on).enforce()
    with audit.deed("second_step.taken_away", by=by, because=lost.because, once=once):
        current = _settled(lost, on=on, by=by, agreed=True)
        for kept in Authenticator.objects.filter(user=current.user_id):
            kept.delete()
    return current


def keep_step(lost: StepLost, *, on: date, by: Actor, because: str, once: UUID | None = None) -> StepLost:
    """Refuse it, or take it back: the second step stays. Raises NotAllowed and CannotBeDone."""
    permissions.may_take_off_step(by, lost.user, ccgs=selectors.ccgs_that_close(lost.user, on=on)).enforce()
    with audit.deed("second_step.kept", by=by, because=because.strip(), once=once):
        return _settled(lost, on=on, by=by, agreed=False)


def _settled(lost: StepLost, *, on: date, by: Actor, agreed: bool) -> StepLost:
    current = StepLost.objects.select_for_update().get(pk=lost.pk)
    if not current.is_waiting(on):
        raise CannotBeDone("This does not wait for anybody any more: it was settled, or has run out.")
    if by.user_id is None:
        raise CannotBeDone("A second step is taken off by people: sign in.")
    current.settled_by_id, current.settled_on, current.agreed = by.user_id, on, agreed
    current.save()
    return current


def _let_run_out(user: User, on: date) -> None:
    """What nobody settled in time makes room for a new one. Raises CannotBeDone where one still waits."""
    for former in StepLost.objects.filter(user=user, settled_on=None):
        if former.is_waiting(on):
            raise CannotBeDone(f"{former.asked_by} has said so already, and it waits for a second person to agree.")
        former.settled_by_id, former.settled_on, former.agreed = former.asked_by_id, former.expires, False
        former.save()
