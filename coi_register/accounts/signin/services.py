"""What is written when people sign in: passwords, second steps, other ways in. Each is a deed of the account itself."""

from contextlib import AbstractContextManager
from datetime import date

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.hashers import verify_password
from django.db import IntegrityError

from coi_register.accounts import permissions
from coi_register.accounts.actors import Actor
from coi_register.accounts.models import User
from coi_register.accounts.selectors import ccgs_of
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


def remove_factors(user: User, *, by: Actor, confirmed_by: Actor, on: date, because: str) -> None:
    """Take every second step off an account whose holder lost theirs; they set up a new one when they next sign in.

    Takes two who may close the account, neither of them its holder: the one has made sure who asks, and says in `because`
    how; the other agrees (ASVS v5.0.0-6.4.4). Raises NotAllowed and CannotBeDone.
    """
    for officer in (by, confirmed_by):
        permissions.may_close_account(officer, user, ccgs=ccgs_of(user, on=on)).enforce()
    if len({by.user_id, confirmed_by.user_id, user.pk}) < 3:
        raise CannotBeDone("Two officers must agree, and neither may be the account's holder: ask another officer.")
    if not because.strip():
        raise CannotBeDone("Say how you made sure who asks for this.", field="because")
    with audit.deed("second_step.taken_away", by=by, because=f"{because} Confirmed by {confirmed_by.name}."):
        for kept in Authenticator.objects.filter(user=user):
            kept.delete()


def change_address(user: User, *, to: str, by: Actor, on: date, because: str = "") -> str:
    """Give an account another email address; answers the former one, to be told as well. Raises NotAllowed and CannotBeDone."""
    if by.user_id != user.pk:
        permissions.may_close_account(by, user, ccgs=ccgs_of(user, on=on)).enforce()
    former, user.email = user.email, to.lower()
    try:
        with audit.deed("account.address_changed", by=by, because=because):
            user.save(update_fields=["email"])
    except IntegrityError as error:
        user.email = former
        raise CannotBeDone(f"There is an account with the address {to.lower()} already.", field="email") from error
    return former


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
