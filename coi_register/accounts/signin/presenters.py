"""What an account can sign in with, in sentences."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings

from coi_register.accounts.actors import Actor
from coi_register.accounts.models import User
from coi_register.accounts.signin import steps
from coi_register.nhsuk import words


@dataclass(frozen=True, slots=True)
class Passkey:
    """A passkey by the name its holder gave it."""

    pk: int
    name: str
    used: str


@dataclass(frozen=True, slots=True)
class Link:
    """An account elsewhere that opens this one."""

    pk: int
    name: str


@dataclass(frozen=True, slots=True)
class Ways:
    """All that an account can sign in with. `must` says that it has to set up a second step now; empty when it need not."""

    must: str
    app: str
    passkeys: tuple[Passkey, ...]
    advises_a_passkey: bool
    codes_left: int
    codes_unseen: bool
    has_password: bool
    links: tuple[Link, ...]
    elsewhere: str

    @property
    def has_a_factor(self) -> bool:
        """Whether there is a second step at all."""
        return bool(self.app or self.passkeys)


MUST = "Your role needs a second step. Set one up now: until then you cannot open any other page."


def ways_of(user: User, actor: Actor, *, owed: steps.Owed | None) -> Ways:
    """The ways of this account; `actor` has all its rights."""
    kept = [*Authenticator.objects.filter(user=user).order_by("created_at")]
    app = next((one for one in kept if one.type == Authenticator.Type.TOTP), None)
    recovery = next((one.wrap() for one in kept if one.type == Authenticator.Type.RECOVERY_CODES), None)
    return Ways(
        must=MUST if owed is steps.Owed.SET_UP else "",
        app=used(app) if app else "",
        passkeys=tuple(
            Passkey(one.pk, one.wrap().name, used(one)) for one in kept if one.type == Authenticator.Type.WEBAUTHN
        ),
        advises_a_passkey=any(right.role in steps.ADVISED_A_PASSKEY for right in actor.rights),
        codes_left=len(recovery.get_unused_codes()) if recovery else 0,
        codes_unseen=recovery is not None and not recovery.did_view,
        has_password=user.has_usable_password(),
        links=tuple(Link(one.pk, elsewhere() or "Another organisation") for one in SocialAccount.objects.filter(user=user)),
        elsewhere=elsewhere(),
    )


def used(kept: Authenticator) -> str:
    """Since when it is there, and when it was last used."""
    return f"Added on {day_of(kept.created_at)}, " + (
        f"last used on {day_of(kept.last_used_at)}" if kept.last_used_at else "not used to sign in yet"
    )


def day_of(at: datetime) -> str:
    """The day of a moment, in words."""
    return words.day(at)  # type: ignore[arg-type]


def elsewhere() -> str:
    """The name of the organisation whose accounts may open ours; empty when none is configured."""
    providers: dict[str, Any] = settings.SOCIALACCOUNT_PROVIDERS
    apps = providers.get("openid_connect", {}).get("APPS", [])
    return str(apps[0]["name"]) if apps else ""
