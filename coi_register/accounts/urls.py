"""Signing in and out: the pages of allauth that we need, and no others."""

from allauth.account import views as allauth
from django.urls import include, path

from coi_register.accounts import views
from coi_register.accounts.guards import open_to_all
from coi_register.accounts.signin.middleware import before_the_step

urlpatterns = [
    path("sign-in/", open_to_all(views.sign_in), name="account_login"),
    path("sign-out/", before_the_step(open_to_all(allauth.logout)), name="account_logout"),
    path("closed/", open_to_all(allauth.account_inactive), name="account_inactive"),
    path("sign-up/", open_to_all(allauth.signup), name="account_signup"),  # says that officers open accounts
    path("", include("coi_register.accounts.signin.urls")),
    path("", include("coi_register.accounts.own.urls")),
]
