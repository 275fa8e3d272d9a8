"""Signing in and out: the pages of allauth that we need, and no others."""

from allauth.account import views as allauth
from django.urls import path, re_path

from coi_register.accounts import views
from coi_register.accounts.guards import guard, open_to_all

urlpatterns = [
    path("sign-in/", open_to_all(views.sign_in), name="account_login"),
    path("sign-out/", open_to_all(allauth.logout), name="account_logout"),
    path("closed/", open_to_all(allauth.account_inactive), name="account_inactive"),
    path("sign-up/", open_to_all(allauth.signup), name="account_signup"),  # says that officers open accounts
    path("password/", guard("see_home")(allauth.password_change), name="account_change_password"),
    path("password/forgotten/", open_to_all(allauth.password_reset), name="account_reset_password"),
    path("password/forgotten/sent/", open_to_all(allauth.password_reset_done), name="account_reset_password_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        open_to_all(allauth.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/new/done/", open_to_all(allauth.password_reset_from_key_done), name="account_reset_password_from_key_done"
    ),
]
