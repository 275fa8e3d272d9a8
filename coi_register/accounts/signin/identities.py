"""Accounts of another organisation that open ours, by OpenID Connect: allauth's client, with what it leaves open closed."""

import secrets
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter as account_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.internal import statekit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from requests import RequestException, Session

from coi_register.accounts.models import User
from coi_register.accounts.signin.tokens import Identity, Untrusted, identity_in

PROVIDER = "elsewhere"
THIS_MACHINE = {"localhost", "127.0.0.1"}
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class ClosedSideDoor(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        """Never: an account elsewhere opens ours only when its holder has linked the two."""
        return False

    def get_requests_session(self) -> Session:
        """Follows no redirect: the issuer answers at the addresses that it names, and leads us nowhere else."""
        session: Session = super().get_requests_session()
        session.max_redirects = 0
        return session


class Client(OpenIDConnectOAuth2Adapter):
    """What we ask the other organisation, and where."""

    def get_provider(self) -> OpenIDConnectProvider:
        """The one provider of our settings. Raises Http404 where none is configured."""
        try:
            return Provider(self.request, app=get_adapter().get_app(self.request, provider=PROVIDER))
        except SocialApp.DoesNotExist as error:
            raise Http404 from error

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """Where people come back to us."""
        return request.build_absolute_uri(reverse("identity_return"))

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the issuer says of itself. Raises Untrusted when it is another's, or would send us where nobody is known."""
        said: dict[str, Any] = super().openid_config
        if said.get("issuer", "").rstrip("/") != settings.OIDC_ISSUER:
            raise Untrusted("The issuer calls itself by another name.")
        if not all(is_encrypted(said[endpoint]) for endpoint in ENDPOINTS):
            raise Untrusted("The issuer names an address that is not encrypted.")
        return said

    def keys(self) -> list[dict[str, Any]]:
        """The issuer's public keys."""
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
            return [key for key in answer.json()["keys"] if isinstance(key, dict)]


class Provider(OpenIDConnectProvider):
    oauth2_adapter_class = Client

    def get_default_scope(self) -> list[str]:
        """Who it is, and nothing else."""
        return ["openid"]


def is_encrypted(address: str) -> bool:
    """Whether nobody between can read or change what is said; on one's own machine there is nobody between."""
    parts = urlsplit(address)
    return parts.scheme == "https" or parts.hostname in THIS_MACHINE


def ask(request: HttpRequest, *, process: str, then: str) -> HttpResponse:
    """Send somebody to the other organisation to sign in there. Raises Untrusted when it cannot be reached or trusted."""
    nonce = secrets.token_urlsafe(32)
    wanted = {"nonce": nonce} | ({"acr_values": " ".join(settings.OIDC_ACR)} if settings.OIDC_ACR else {})
    try:
        answer: HttpResponse = (
            Client(request, PROVIDER)
            .get_provider()
            .redirect(request, process, next_url=then, auth_params=wanted, nonce=nonce)
        )
    except (RequestException, OAuth2Error, KeyError, TypeError, ValueError) as error:
        raise Untrusted(f"The issuer could not be asked: {type(error).__name__}.") from error
    return answer


def came_back(request: HttpRequest) -> tuple[Identity, dict[str, Any]]:
    """Who has signed in there, and what was noted when we sent them. Raises Untrusted for anything that is not proved."""
    client = Client(request, PROVIDER)
    app = client.get_provider().app
    begun = statekit.unstash_state(request, provider_id=PROVIDER, state_id=request.GET.get("state", ""))
    if begun is None:
        raise Untrusted("This sign-in was not begun in this browser, was ended before, or was begun too long ago.")
    if "error" in request.GET or "code" not in request.GET:
        raise Untrusted("The other side refused, or its holder went back.")
    if request.GET.get("iss", settings.OIDC_ISSUER).rstrip("/") != settings.OIDC_ISSUER:
        raise Untrusted("The answer comes from another issuer.")
    try:
        said = client.get_client(request, app).get_access_token(request.GET["code"], begun["pkce_code_verifier"])
        token, keys, issuer = said.get("id_token"), client.keys(), client.openid_config["issuer"]
    except (RequestException, OAuth2Error, KeyError, TypeError, ValueError, AttributeError) as error:
        raise Untrusted(f"The issuer did not answer as it should: {type(error).__name__}.") from error
    nonce = begun.get("nonce", "")
    return identity_in(token, keys, issuer=issuer, client=app.client_id, nonce=nonce, acr=settings.OIDC_ACR), begun


def let_in(request: HttpRequest, user: User, *, then: str) -> HttpResponse:
    """Sign in whom an account elsewhere has opened ours, by the same stages as after a password."""
    if request.user.is_authenticated:
        account_adapter(request).logout(request)
    record_authentication(request, user, "socialaccount", provider=PROVIDER)
    answer: HttpResponse = perform_login(request, Login(user=user, redirect_url=then or None))
    return answer
