"""Which account an account elsewhere opens, and who has a passkey."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from coi_register.accounts.models import User
from coi_register.accounts.signin.identities import PROVIDER
from coi_register.accounts.signin.tokens import Identity


def linked_to(identity: Identity) -> SocialAccount | None:
    """The link from this identity, found by issuer and subject and by nothing else."""
    return SocialAccount.objects.select_related("user").filter(provider=PROVIDER, uid=identity.key).first()


def link_of(user: User, pk: int) -> SocialAccount | None:
    """One of the account's own links."""
    return SocialAccount.objects.select_related("user").filter(user=user, pk=pk).first()


def has_a_passkey(user: User) -> bool:
    """Whether the account has one, to be offered at its second step."""
    return bool(Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).exists())
