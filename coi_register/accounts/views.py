"""The sign-in page: allauth's own, and in the demo a list of accounts to try."""

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings

from coi_register.accounts.demo import demo_accounts
from coi_register.accounts.signin.presenters import elsewhere


class SignIn(LoginView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What allauth gives, the demo accounts, and the name of the other organisation one may sign in with."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"demo_accounts": demo_accounts() if settings.DEMO else (), "elsewhere": elsewhere()}


sign_in = SignIn.as_view()
