"""What tests of signing in share: accounts with and without a second step, a stub issuer, and a watch on what is written where."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from allauth.core import context
from django.db import connection
from django.test import Client

from coi_register.accounts.actors import Role
from coi_register.accounts.models import User
from coi_register.audit.current import _deed
from tests.coi_register.accounts.signin.issuer import CLIENT, ISSUER, Issuer
from tests.factories import CcgFactory, RoleHeldFactory, arranged

PASSWORD = "three-odd-words"
TRACKED = ("accounts_user", "account_emailaddress", "mfa_authenticator", "socialaccount_socialaccount", "accounts_roleheld")


@pytest.fixture(autouse=True)
def every_write_is_a_deed() -> Iterator[None]:
    """While a page is made, no row of an account is written outside a deed; only when somebody last signed in is not tracked."""
    outside = []

    def watch(execute: Any, sql: str, params: Any, many: bool, about: Any) -> Any:
        words = sql.replace('"', "").split()
        writes = words[0] in {"INSERT", "UPDATE", "DELETE"} and any(table in words[:3] for table in TRACKED)
        if writes and _in_a_page() and _deed.get() is None and "SET last_login" not in sql.replace('"', ""):
            outside.append(sql)
        return execute(sql, params, many, about)

    with connection.execute_wrapper(watch):
        yield
    assert not outside, f"Written outside a deed: {outside}"


def _in_a_page() -> bool:
    return getattr(context, "request", None) is not None


@pytest.fixture
def account(db: None) -> Callable[..., User]:
    """`account(Role.OFFICER)`: an account with the password, and with this role in a CCG of its own."""

    def opened(*roles: Role, email: str = "ada@example.org", name: str = "Ada Example") -> User:
        with arranged():
            user = User.objects.create_user(email, name, PASSWORD)
        for role in roles:
            RoleHeldFactory(user=user, role=role, ccg=CcgFactory())
        return user

    return opened


@pytest.fixture
def sign_in() -> Callable[..., Any]:
    """`sign_in(client, user)`: through the form, with the right password."""

    def signed_in(client: Client, user: User, password: str = PASSWORD, **extra: Any) -> Any:
        return client.post("/account/sign-in/", {"login": user.email, "password": password}, **extra)

    return signed_in


@pytest.fixture
def issuer(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Issuer:
    """Another organisation, which signs with real keys and answers without a network."""
    settings.OIDC_ISSUER = ISSUER
    app = {"provider_id": "elsewhere", "name": "Example Trust", "client_id": CLIENT, "secret": "s3cret"}
    app["settings"] = {"server_url": ISSUER, "fetch_userinfo": False}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    stub = Issuer()
    monkeypatch.setattr("coi_register.accounts.signin.identities.ClosedSideDoor.get_requests_session", stub.session)
    return stub
