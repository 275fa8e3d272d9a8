"""The sign-in page: allauth's own, and in the demo a list of accounts to try; and the page that says who may do what."""

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from coi_register.accounts.demo import demo_accounts
from coi_register.accounts.guards import open_to_all
from coi_register.accounts.signin.presenters import elsewhere
from coi_register.accounts.who_may import ABOVE_EVERY_RIGHT, acts


class SignIn(LoginView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What allauth gives, the demo accounts, and the name of the other organisation one may sign in with."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"demo_accounts": demo_accounts() if settings.DEMO else (), "elsewhere": elsewhere()}


sign_in = SignIn.as_view()


@open_to_all
def who_may_do_what(request: HttpRequest) -> HttpResponse:
    """The matrix of access in words."""
    return render(request, "accounts/who_may.jinja", {"acts": [*acts()], "prohibitions": ABOVE_EVERY_RIGHT})
