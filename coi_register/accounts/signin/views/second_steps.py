"""The pages of the second step: allauth's own, whose forms are done in a deed, and one that shows all ways to sign in."""

from typing import Any, ClassVar

from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import PasswordChangeView, PasswordResetFromKeyView, ReauthenticateView
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views import View

from coi_register import clock
from coi_register.accounts.selectors import actor_of
from coi_register.accounts.signin import codes, devices, services
from coi_register.accounts.signin.presenters import ways_of
from coi_register.accounts.signin.selectors import has_a_passkey
from coi_register.accounts.signin.steps import is_of_the_demo
from coi_register.refusals import CannotBeDone


class InADeed:
    """A page of allauth whose form, once it is right, is done in a deed of the account that sent it."""

    deed: ClassVar[str]
    request: Any

    def form_valid(self, form: Any) -> HttpResponse:
        """Do what allauth does, in a deed."""
        with services.deed_of(self.doer(form), self.deed):
            return super().form_valid(form)  # type: ignore[misc,no-any-return]

    def doer(self, form: Any) -> Any:
        """The account: whoever is signed in."""
        return self.request.user


class AddsAFactor(InADeed):
    """A page on which a second step is added: whoever can add it has shown it, and need not show it again now."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Add it, and note that this session has given it."""
        response = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="added")
        return response


class SetUpApp(AddsAFactor, totp.ActivateTOTPView):
    deed = "second_step.app_added"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The key as text, and as a picture that an app reads."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        secret = context["form"].secret
        shown = codes.code_of_now(secret) if is_of_the_demo(self.request.user) else ""
        return context | {"secret": codes.spaced(secret), "picture": codes.picture(context["totp_url"]), "demo_code": shown}


class RemoveApp(InADeed, totp.DeactivateTOTPView):
    deed = "second_step.app_removed"


class AddPasskey(AddsAFactor, webauthn.AddWebAuthnView):
    deed = "second_step.passkey_added"


class RemovePasskey(InADeed, webauthn.RemoveWebAuthnView):
    deed = "second_step.passkey_removed"

    def form_valid(self, form: Any) -> HttpResponse:
        """Remove it, unless the account would be left without the second step that its role asks for."""
        if get_adapter().can_delete_authenticator(self.object):
            return super().form_valid(form)
        refused = get_adapter().error_messages["cannot_delete_authenticator"]
        answer: HttpResponse = self.render_to_response(self.get_context_data(refused=refused))
        return answer


class GiveStep(InADeed, base.AuthenticateView):
    deed = "second_step.given"

    def doer(self, form: Any) -> Any:
        """Whoever gave the right password just before."""
        return self.stage.login.user

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """In the demo, also the code that an app would show."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        user = self.stage.login.user
        return context | {
            "demo_code": codes.shown_in_the_demo(user),
            "has_passkey": has_a_passkey(user),
        }


class GiveStepAgain(InADeed, base.ReauthenticateView):
    deed = "second_step.given"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """In the demo, also the code that an app would show."""
        return {**super().get_context_data(**kwargs), "demo_code": codes.shown_in_the_demo(self.request.user)}


class UsePasskeyAgain(InADeed, webauthn.ReauthenticateWebAuthnView):
    deed = "second_step.given"


class SignInByPasskey(InADeed, webauthn.LoginWebAuthnView):
    deed = "second_step.given"

    def doer(self, form: Any) -> Any:
        """Whoever's passkey it is."""
        return form.cleaned_data["credential"].user


class MakeRecoveryCodes(InADeed, GenerateRecoveryCodesView):
    deed = "recovery_codes.made"


class PasswordAgain(ReauthenticateView):
    """Asks for the password again before something grave."""


class ChangePassword(PasswordChangeView):
    """Changes the password; whoever has none asks for a link by mail."""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, or the one that sends a link."""
        if not request.user.has_usable_password():
            return redirect("account_reset_password")
        return super().dispatch(request, *args, **kwargs)  # type: ignore[no-any-return]


class NewPassword(PasswordResetFromKeyView):
    """Takes a new password from whoever followed the link in a mail; their browser is known from now on."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep it. Whoever reads the account's mail gets past a throttle that others have filled."""
        response: HttpResponse = super().form_valid(form)
        devices.remember(self.request, response, self.reset_user.email)
        return response


class WaysToSignIn(View):
    """All that the account can sign in with."""

    def get(self, request: Any) -> HttpResponse:
        """Show them."""
        actor = actor_of(request.user, on=clock.today())
        owed = request.actor and request.step_owed
        return render(request, "mfa/index.jinja", {"ways": ways_of(request.user, actor, owed=owed)})


class RecoveryCodes(View):
    """Shows the recovery codes, once, when asked to; that they were shown is recorded, so it takes a button."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The button."""
        return render(request, "mfa/recovery_codes/index.jinja", {"codes": []})

    def post(self, request: Any) -> HttpResponse:
        """The codes, or why they cannot be shown again."""
        try:
            shown, refused = services.recovery_codes_to_show(request.user), ""
        except CannotBeDone as error:
            shown, refused = [], error.says
        return render(request, "mfa/recovery_codes/index.jinja", {"codes": shown, "refused": refused})
