"""Who gives a second step when they sign in, and whether this session has given it."""

from dataclasses import replace
from enum import StrEnum

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from coi_register.accounts.actors import Actor, Role
from coi_register.accounts.demo import demo_accounts
from coi_register.accounts.models import User

# Who keeps the register, judges, or reads what others may not. A GP who only declares signs in by password (decisions/0062).
ASKED_OF = frozenset({Role.OFFICER, Role.GUARDIAN, Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARY, Role.AUDITOR, Role.ADMIN})
ADVISED_A_PASSKEY = frozenset({Role.OFFICER, Role.GUARDIAN, Role.AUDITOR, Role.ADMIN})
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # recovery codes only stand in for one of these


class Owed(StrEnum):
    """What a session must still do before its account has any right."""

    SET_UP = "set up"
    GIVE = "give"


def is_asked(actor: Actor, user: User) -> bool:
    """Whether one of the actor's roles asks for a second step; of the invented people of the demo, none does."""
    return any(right.role in ASKED_OF for right in actor.rights) and not is_of_the_demo(user)


def is_of_the_demo(user: User) -> bool:
    """Whether this is the demo, and the account one of those whose password stands on its sign-in page."""
    return settings.DEMO and any(account.email == user.email for account in demo_accounts())


def has_a_factor(user: User) -> bool:
    """Whether the account has an authenticator app or a passkey."""
    return bool(Authenticator.objects.filter(user=user, type__in=FACTORS).exists())


def is_given(request: HttpRequest) -> bool:
    """Whether this session has shown a code or a passkey, whichever way it was opened."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def owed(request: HttpRequest, actor: Actor) -> Owed | None:
    """What this session still owes; nothing when it has given the step, or nobody asks for it."""
    user = request.user
    if not isinstance(user, User) or is_given(request) or not is_asked(actor, user):
        return None
    return Owed.GIVE if has_a_factor(user) else Owed.SET_UP


def without_rights(actor: Actor) -> Actor:
    """The actor of a session that still owes its step: it has a name, and may do nothing."""
    return replace(actor, rights=frozenset(), person=None)
