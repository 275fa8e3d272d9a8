"""Who is signed in, with which rights today; which accounts, roles, invitations and sessions there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.module_loading import import_string

from coi_register import clock
from coi_register.accounts.actors import NOBODY, Actor, Right, Role
from coi_register.accounts.models import (
    Accounts,
    Invitation,
    Letter,
    RoleAsked,
    RoleHeld,
    RolesHeld,
    Session,
    StepLost,
    User,
)
from coi_register.accounts.permissions import may_confirm, may_take_off_step
from coi_register.accounts.policy import reach, roles_that_may
from coi_register.prepared import prepared
from coi_register.verdicts import Verdict, is_offered


@dataclass(frozen=True, slots=True)
class Standing:
    """Who an account is among the people of the registers, what follows from that, for whom it acts, and whose manager it is."""

    person: UUID | None = None
    rights: frozenset[Right] = frozenset()
    acts_for: frozenset[UUID] = frozenset()
    staff: frozenset[UUID] = frozenset()


def display_name(user: User) -> str:
    """How an account is called on the screen."""
    return user.name


def granted(user: User, on: date) -> Iterable[Right]:
    """The rights from roles granted to the account."""
    for role, ccg, committee in _granted(user.pk, on):
        yield Right(Role(role), ccg, committee)


@prepared  # every page asks it
def _granted(user: int, on: date) -> QuerySet[RoleHeld, tuple[str, UUID, UUID | None]]:
    return RoleHeld.objects.in_force(on).filter(user=user).values_list("role", "ccg_id", "committee_id")


def actor_of(user: User | AnonymousUser | None, *, on: date) -> Actor:
    """The actor behind an account on a day; the public when nobody is signed in."""
    if not isinstance(user, User) or not user.is_active:
        return NOBODY
    standing: Standing = import_string(settings.STANDING_OF_USER)(user, on)
    return Actor(
        name=user.name,
        on=on,
        user_id=user.pk,
        person=standing.person,
        rights=standing.rights.union(granted(user, on)),
        acts_for=standing.acts_for,
        staff=standing.staff,
    )


def ccgs_of(user: User, *, on: date) -> frozenset[UUID]:
    """The CCGs for which roles granted to the account are in force."""
    return frozenset(right.ccg for right in granted(user, on))


def home_of(user: User) -> frozenset[UUID]:
    """The CCGs whose accounts this one belongs to: it was opened for them, holds a role there or is among their people."""
    of_person = User.objects.filter(pk=user.pk).values_list("person__ccg", flat=True)
    held = RoleHeld.objects.filter(user=user).values_list("ccg", flat=True)
    asked = RoleAsked.objects.filter(user=user).values_list("ccg", flat=True)
    return frozenset({user.ccg_id, *of_person, *held, *asked} - {None})


def ccgs_that_close(user: User, *, on: date) -> frozenset[UUID]:
    """The CCGs all of which must be an officer’s who closes the account: where it holds a role, or else where it belongs."""
    return ccgs_of(user, on=on) or home_of(user)


def accounts_of(actor: Actor, *, sought: str = "") -> Accounts:
    """The accounts the actor may see, by name."""
    found: Accounts = User.objects.visible_to(actor)
    return found.filter(Q(name__icontains=sought) | Q(email__icontains=sought)).order_by("name", "pk")


def account_for(actor: Actor, pk: int) -> User:
    """One of them. Raises Http404, alike for one that never was."""
    found = User.objects.visible_to(actor).filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such account.")
    return found  # type: ignore[no-any-return]


def roles_of(users: Iterable[User], actor: Actor) -> RolesHeld:
    """The roles granted to these accounts that the actor may see, the latest first."""
    held = RoleHeld.objects.visible_to(actor).filter(user__in=[*users])
    return held.select_related("ccg", "committee", "user").order_by("-since", "role")


def role_for(actor: Actor, pk: UUID) -> RoleHeld:
    """A role of somebody that the actor may see. Raises Http404."""
    found = RoleHeld.objects.visible_to(actor).select_related("user", "ccg").filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such role.")
    return found


def asked_for(actor: Actor, pk: UUID) -> RoleAsked:
    """A role asked for that the actor may see. Raises Http404."""
    rows = RoleAsked.objects.visible_to(actor).select_related("user", "ccg", "committee", "asked_by", "confirmed_by")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404("No such role was asked for.")
    return found


def roles_asked_of(user: User, actor: Actor) -> list[RoleAsked]:
    """What was asked for this account, the latest first."""
    rows = (
        RoleAsked.objects.visible_to(actor).filter(user=user).select_related("ccg", "committee", "asked_by", "confirmed_by")
    )
    return [*rows.order_by("-asked_on", "role")]


def roles_waiting_for(actor: Actor, *, on: date) -> list[RoleAsked]:
    """The roles that wait for this actor as the second person; one query at most."""
    if not actor.ccgs(roles_that_may("grant_role", "c", "n")):
        return []
    rows = RoleAsked.objects.visible_to(actor).waiting(on).select_related("user", "ccg", "committee", "asked_by")
    return [asked for asked in rows.order_by("asked_on", "pk") if is_offered(may_confirm(actor, asked))]


def lost_step_for(actor: Actor, pk: UUID) -> StepLost:
    """A second step said to be lost, of an account the actor may see. Raises Http404."""
    rows = StepLost.objects.visible_to(actor).select_related("user", "asked_by", "settled_by")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404("No second step was said to be lost.")
    return found


def lost_step_of(user: User, *, on: date) -> StepLost | None:
    """What waits for a second person to take off this account's second step."""
    return StepLost.objects.waiting(on).filter(user=user).select_related("user", "asked_by").first()


def steps_waiting_for(actor: Actor, *, on: date) -> list[StepLost]:
    """The lost second steps that wait for this actor to agree."""
    if not actor.ccgs(roles_that_may("take_off_second_step", "c", "n")):
        return []
    rows = StepLost.objects.visible_to(actor).waiting(on).select_related("user", "asked_by").order_by("asked_on", "pk")
    return [lost for lost in rows if is_offered(may_agree(actor, lost, on=on))]


def may_agree(actor: Actor, lost: StepLost, *, on: date) -> Verdict:
    """Whether the actor may be the second person."""
    return may_take_off_step(actor, lost.user, ccgs=ccgs_that_close(lost.user, on=on), first=lost.asked_by_id)


def overlapping_roles(row: RoleHeld | RoleAsked) -> RolesHeld:
    """The same role of the same account in days that this one is for."""
    held = RoleHeld.objects.filter(
        user_id=row.user_id,
        role=row.role,
        ccg_id=row.ccg_id,
        committee_id=row.committee_id,  # type: ignore[misc]
    ).filter(Q(until=None) | Q(until__gt=row.since))
    return held if row.until is None else held.filter(since__lt=row.until)


def _organisations() -> Any:
    return _upstairs("ccg")


def _upstairs(field: str) -> Any:
    """The rows that a role points to: their models live upstairs, so they are found by the field."""
    model: Any = RoleHeld._meta.get_field(field).related_model
    return model._default_manager.all()


def ccgs_to_keep(actor: Actor) -> list[tuple[str, str]]:
    """The CCGs whose accounts the actor keeps, as (key, name); their model lives upstairs, so it is found by the field."""
    organisations = _organisations().filter(kind="ccg")
    where = reach(actor, "grant_role")
    kept = organisations if where.everywhere else organisations.filter(pk__in=where.ccgs)
    return [(str(one.pk), one.name) for one in kept]


def ccg_of(key: str) -> Any:
    """The CCG of a key that was offered."""
    return _organisations().get(pk=key)


def committees_to_keep(actor: Actor) -> dict[str, Any]:
    """The committees of those CCGs by key."""
    rows = _upstairs("committee").select_related("ccg").order_by("name")
    where = reach(actor, "grant_role")
    return {str(one.pk): one for one in (rows if where.everywhere else rows.filter(ccg__in=where.ccgs))}


def digest_of(token: str) -> str:
    """What is kept of a link."""
    return sha256(token.encode()).hexdigest()


def invitation_opened_by(token: str) -> Invitation | None:
    """The open invitation behind a link; None, alike, when it was used, withdrawn, has run out or never was."""
    rows = Invitation.objects.select_related("user").filter(digest=digest_of(token), user__is_active=True)
    return next((found for found in rows if found.is_open(clock.instant())), None)


def latest_invitation(user: User) -> Invitation | None:
    """The last one that was written to the account’s holder."""
    return Invitation.objects.filter(user=user).order_by("-invited_at").first()


def letters_waiting() -> list[UUID]:
    """The letters that have not left and still say something true, oldest first."""
    rows = Letter.objects.filter(sent_at=None, to__is_active=True, invitation__withdrawn_at=None, invitation__used_at=None)
    return [*rows.order_by("written_at").values_list("pk", flat=True)]


def sessions_of(user: User) -> list[Session]:
    """The sessions of an account that can still be used, the latest used first."""
    rows = Session.objects.filter(user=user, expire_date__gt=clock.instant()).exclude(sitting=None)
    return [*rows.order_by("-seen")]


def open_invitation(user: User) -> Invitation | None:
    """The one that was neither used nor withdrawn; its link may have run out."""
    return Invitation.objects.filter(user=user, used_at=None, withdrawn_at=None).first()


def histories_of(user: User, actor: Actor) -> list[QuerySet[Any]]:
    """The versions of an account’s roles, of what was asked for, and of its invitations, as far as the actor may see them."""
    held = RoleHeld.objects.visible_to(actor).filter(user=user).values("pk")
    asked = RoleAsked.objects.visible_to(actor).filter(user=user).values("pk")
    return [
        RoleHeld.history.filter(id__in=held),
        RoleAsked.history.filter(id__in=asked),
        Invitation.history.filter(user_id=user.pk),
    ]
