"""The pages of the second step, under the names by which allauth looks for them."""

from typing import Any

from allauth.account import views as allauth
from django.urls import path, re_path

from coi_register.accounts.guards import guard, open_to_all
from coi_register.accounts.signin.middleware import before_the_step
from coi_register.accounts.signin.views import from_elsewhere, second_steps

signed_in: Any = guard("see_home")
anyone: Any = open_to_all

urlpatterns = [
    path("sign-in/ways/", before_the_step(signed_in(second_steps.WaysToSignIn.as_view())), name="mfa_index"),
    path("sign-in/app/", before_the_step(signed_in(second_steps.SetUpApp.as_view())), name="mfa_activate_totp"),
    path("sign-in/app/remove/", signed_in(second_steps.RemoveApp.as_view()), name="mfa_deactivate_totp"),
    path("sign-in/passkey/", anyone(second_steps.SignInByPasskey.as_view()), name="mfa_login_webauthn"),
    path("sign-in/passkey/add/", before_the_step(signed_in(second_steps.AddPasskey.as_view())), name="mfa_add_webauthn"),
    path("sign-in/passkey/<int:pk>/remove/", signed_in(second_steps.RemovePasskey.as_view()), name="mfa_remove_webauthn"),
    path("sign-in/recovery-codes/", signed_in(second_steps.RecoveryCodes.as_view()), name="mfa_view_recovery_codes"),
    path(
        "sign-in/recovery-codes/make/",
        signed_in(second_steps.MakeRecoveryCodes.as_view()),
        name="mfa_generate_recovery_codes",
    ),
    path("sign-in/code/", anyone(second_steps.GiveStep.as_view()), name="mfa_authenticate"),
    path("sign-in/again/", before_the_step(signed_in(second_steps.PasswordAgain.as_view())), name="account_reauthenticate"),
    path("sign-in/again/code/", before_the_step(signed_in(second_steps.GiveStepAgain.as_view())), name="mfa_reauthenticate"),
    path(
        "sign-in/again/passkey/",
        before_the_step(signed_in(second_steps.UsePasskeyAgain.as_view())),
        name="mfa_reauthenticate_webauthn",
    ),
    path("sign-in/elsewhere/", anyone(from_elsewhere.BeginElsewhere.as_view()), name="identity_begin"),
    path("sign-in/elsewhere/return/", anyone(from_elsewhere.ReturnFromElsewhere.as_view()), name="identity_return"),
    path("sign-in/elsewhere/<int:pk>/unlink/", signed_in(from_elsewhere.Unlink.as_view()), name="identity_unlink"),
    path("password/", signed_in(second_steps.ChangePassword.as_view()), name="account_change_password"),
    path("password/forgotten/", before_the_step(anyone(allauth.password_reset)), name="account_reset_password"),
    path(
        "password/forgotten/sent/",
        before_the_step(anyone(allauth.password_reset_done)),
        name="account_reset_password_done",
    ),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        before_the_step(anyone(second_steps.NewPassword.as_view())),
        name="account_reset_password_from_key",
    ),
    path(
        "password/new/done/",
        before_the_step(anyone(allauth.password_reset_from_key_done)),
        name="account_reset_password_from_key_done",
    ),
]
