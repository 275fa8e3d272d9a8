"""The forms of signing in, in our words."""

from typing import Any

from allauth.account import forms as allauth
from django.http import HttpRequest

from coi_register.accounts.actors import NOBODY
from coi_register.audit import services as audit

MISSING = {
    "code": "Enter the code",
    "name": "Enter a name for the passkey",
    "credential": "The browser did not hand over a passkey. Try again, or use another way.",
    "login": "Enter your email address",
    "email": "Enter your email address",
    "password": "Enter your password",
    "oldpassword": "Enter your current password",
    "password1": "Enter a new password",
    "password2": "Enter the new password again",
}
LABELS = {
    "code": "Code",
    "name": "Name",
    "credential": "Passkey",
    "passwordless": "Sign in by this passkey alone",
    "login": "Email address",
    "email": "Email address",
    "password": "Password",
    "oldpassword": "Current password",
    "password1": "New password",
    "password2": "New password again",
}
AN_ADDRESS = "Enter an email address, like name@example.org"
STRONG = (
    "At least 12 characters, better 15 or more. Three words that do not belong together are easy to remember. "
    "You may paste it from a password manager."
)


class InOurWords:
    """Labels, hints and sentences for the fields of allauth."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.label, field.help_text = LABELS[name], STRONG if name == "password1" else ""
            field.error_messages["required"] = MISSING.get(name, "")
            field.error_messages["invalid"] = AN_ADDRESS


class SignIn(InOurWords, allauth.LoginForm):
    pass


class AskForNewPassword(InOurWords, allauth.ResetPasswordForm):
    def save(self, request: HttpRequest, **kwargs: Any) -> Any:
        """Send the link. A deed, also for an address that nobody has: allauth notes the address when it is first asked for."""
        with audit.deed("password.asked_for", by=NOBODY):
            return super().save(request, **kwargs)


class NewPassword(InOurWords, allauth.ResetPasswordKeyForm):
    pass


class ChangePassword(InOurWords, allauth.ChangePasswordForm):
    pass


class PasswordAgain(InOurWords, allauth.ReauthenticateForm):
    pass
