"""Who is signed in, and with which rights today."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils.module_loading import import_string

from coi_register.accounts.actors import NOBODY, Actor, Right, Role
from coi_register.accounts.models import RoleHeld, User


def display_name(user: User) -> str:
    """How an account is called on the screen."""
    return user.name


def granted(user: User, on: date) -> Iterable[Right]:
    """The rights from roles granted to the account."""
    for held in RoleHeld.objects.in_force(on).filter(user=user):
        yield Right(Role(held.role), held.ccg_id, held.committee_id)


def actor_of(user: User | AnonymousUser | None, *, on: date) -> Actor:
    """The actor behind an account on a day; the public when nobody is signed in."""
    if not isinstance(user, User) or not user.is_active:
        return NOBODY
    person, seated = import_string(settings.STANDING_OF_USER)(user, on)
    return Actor(name=user.name, on=on, user_id=user.pk, person=person, rights=seated.union(granted(user, on)))


def ccgs_of(user: User, *, on: date) -> frozenset[UUID]:
    """The CCGs for which roles granted to the account are in force."""
    return frozenset(right.ccg for right in granted(user, on))
