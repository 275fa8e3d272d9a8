"""The forms of the second step: a code is spent in a deed, and every try is counted for the account."""

from typing import Any

from allauth.account.adapter import get_adapter as account_adapter
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as webauthn
from django.contrib.auth.signals import user_login_failed

from coi_register.accounts.forms import InOurWords
from coi_register.accounts.signin import codes, services, throttle

CODE = "Six digits from your authenticator app. Each code works once, for 30 seconds."
CODE_OR_RECOVERY = f"{CODE} Without the app, enter one of your recovery codes."


class InOurCode(InOurWords):
    """A box for a code, which phones and password managers know how to fill in."""

    hint = CODE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = self.hint  # type: ignore[attr-defined]


class SpendsCode(InOurCode):
    """Takes a code, once, and counts the tries."""

    hint = CODE_OR_RECOVERY
    user: Any
    cleaned_data: dict[str, Any]

    def clean_code(self) -> str:
        """The code, if it is one of the account's and was never used."""
        counted = throttle.try_second_step(context.request, self.user.pk)
        if counted is None:
            raise account_adapter().validation_error("too_many_login_attempts")
        self.authenticator = services.spend(self.user, self.cleaned_data["code"])
        if self.authenticator is None:
            user_login_failed.send(__name__, credentials={}, request=context.request)
            raise get_adapter().validation_error("incorrect_code")
        counted.rollback()
        return str(self.cleaned_data["code"])


class GiveCode(SpendsCode, base.AuthenticateForm):
    pass


class GiveCodeAgain(SpendsCode, base.ReauthenticateForm):
    pass


class SetUpApp(InOurCode, ActivateTOTPForm):
    def clean_code(self) -> str:
        """The first code of the app; it is spent, too, and opens nothing a second time."""
        code: str = super().clean_code()
        if not codes.spend(self.user, self.secret, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class Counted:
    """A passkey handed over by a browser; the tries are counted for the account, where it is known."""

    user: Any

    def clean_credential(self) -> Authenticator:
        """The passkey, if it is one of the account's."""
        try:
            return super().clean_credential()  # type: ignore[misc,no-any-return]
        except (KeyError, AttributeError, TypeError, ValueError) as broken:
            raise get_adapter().validation_error("incorrect_code") from broken


class UsePasskey(Counted, InOurWords, webauthn.AuthenticateWebAuthnForm):
    pass


class SignInByPasskey(Counted, InOurWords, webauthn.LoginWebAuthnForm):
    pass


class UsePasskeyAgain(Counted, InOurWords, webauthn.ReauthenticateWebAuthnForm):
    pass


class AddPasskey(InOurWords, webauthn.AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].help_text = "For example: work laptop, blue key"

    def clean(self) -> dict[str, Any]:
        """What the browser made; it asked for a finger, a face or a PIN, so that the passkey is both steps in one."""
        try:
            self.cleaned_data["passwordless"] = True  # or allauth would not ask whether it was unlocked
            return {**super().clean()}
        except (KeyError, AttributeError, TypeError, ValueError) as broken:
            raise get_adapter().validation_error("incorrect_code") from broken
