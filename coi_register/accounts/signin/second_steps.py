"""How allauth's second steps behave here: their secrets are sealed, and nobody is left without one who needs it."""

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator

from coi_register import clock
from coi_register.accounts.models import User
from coi_register.accounts.selectors import actor_of
from coi_register.accounts.signin import codes
from coi_register.accounts.signin.steps import FACTORS, is_asked

NAME = "Conflicts of interest register"


class SecondSteps(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That code is not right, or was used before. Wait for the next one and enter it.",
        "cannot_delete_authenticator": "Your role asks for a second step. Add another one first, then remove this one.",
        "cannot_generate_recovery_codes": "Set up an authenticator app or a passkey first: recovery codes stand in for one.",
    }

    def encrypt(self, text: str) -> str:
        """A secret as it is kept in the database."""
        return codes.sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again."""
        return codes.opened(encrypted_text)

    def get_totp_issuer(self) -> str:
        """What the app writes above the code."""
        return NAME

    def get_public_key_credential_rp_entity(self) -> dict[str, Any]:
        """This host, under its name."""
        return {**super().get_public_key_credential_rp_entity(), "name": NAME}

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """Passkey, Passkey 2 …"""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Passkey {count + 1}" if count else "Passkey"

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one of an account that must have one."""
        others = Authenticator.objects.filter(user=authenticator.user, type__in=FACTORS).exclude(pk=authenticator.pk)
        actor = actor_of(authenticator.user, on=clock.today())
        return others.exists() or not is_asked(actor, authenticator.user)
