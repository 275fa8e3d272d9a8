"""What is written when people sign in: passwords, second steps, other ways in. Each is a deed of the account itself."""

from contextlib import AbstractContextManager

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.hashers import verify_password

from coi_register.accounts.actors import Actor
from coi_register.accounts.models import User
from coi_register.accounts.signin import codes
from coi_register.accounts.signin.identities import PROVIDER
from coi_register.accounts.signin.selectors import linked_to
from coi_register.accounts.signin.tokens import Identity
from coi_register.audit import services as audit
from coi_register.audit.models import Deed
from coi_register.refusals import CannotBeDone


def deed_of(user: User, name: str) -> AbstractContextManager[Deed]:
    """A deed that an account does to itself: what allauth writes inside is recorded under this name."""
    return audit.deed(name, by=Actor(name=user.name, user_id=user.pk))


def choose_password(user: User, password: str) -> None:
    """The account's holder chooses a password; nobody else ever does."""
    with deed_of(user, "password.chosen"):
        user.set_password(password)
        user.save()


def has_password(user: User, password: str) -> bool:
    """Whether it is the account's password; one that is kept in an older way is now kept in the newest."""
    is_right, is_kept_as_of_old = verify_password(password, user.password)
    if is_right and is_kept_as_of_old:
        with deed_of(user, "password.kept_anew"):
            user.set_password(password)
            user.save(update_fields=["password"])
    return is_right


def spend(user: User, code: str) -> Authenticator | None:
    """Take a code of the account's app, or one of its recovery codes; None when it is neither, or was used before."""
    for kept in Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.WEBAUTHN):
        if kept.type == Authenticator.Type.TOTP and codes.spend(user, codes.secret_of(kept), code):
            return kept
        if kept.type == Authenticator.Type.RECOVERY_CODES and code.strip() in kept.wrap().get_unused_codes():
            with deed_of(user, "recovery_code.used"):
                return kept if kept.wrap().validate_code(code.strip()) else None
    return None


def recovery_codes_to_show(user: User) -> list[str]:
    """The recovery codes, once: afterwards they are only good for use. Raises CannotBeDone when they were shown before."""
    kept = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    if kept is None or kept.wrap().did_view:
        raise CannotBeDone("These recovery codes were shown before. If you no longer have them, make new ones.")
    with deed_of(user, "recovery_codes.shown"):
        kept.wrap().mark_as_viewed()
    codes_kept: RecoveryCodes = kept.wrap()
    return list(codes_kept.get_unused_codes())


def unlink(linked: SocialAccount) -> None:
    """An account elsewhere no longer opens this one."""
    with deed_of(linked.user, "identity.unlinked"):
        linked.delete()


def link(user: User, identity: Identity) -> SocialAccount:
    """Let an account elsewhere open this one. Raises CannotBeDone when it opens another."""
    linked = linked_to(identity)
    if linked is not None and linked.user_id != user.pk:
        raise CannotBeDone(
            "That account elsewhere already opens another account here. Ask the governance officer of your CCG."
        )
    if linked is None:
        known = {"issuer": identity.issuer, "subject": identity.subject}
        with deed_of(user, "identity.linked"):
            linked = SocialAccount(user=user, provider=PROVIDER, uid=identity.key, extra_data=known)
            linked.save()
    return linked
