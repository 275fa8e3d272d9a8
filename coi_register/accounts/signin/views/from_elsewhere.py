"""Signing in with an account of another organisation: there, back, and the link between the two accounts."""

import logging
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django.contrib.auth.signals import user_login_failed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View

from coi_register.accounts.signin import identities, services
from coi_register.accounts.signin.selectors import link_of, linked_to
from coi_register.accounts.signin.tokens import Identity, Untrusted
from coi_register.refusals import CannotBeDone

logger = logging.getLogger(__name__)
NOT_PROVED = "The other organisation did not confirm who you are, so nobody was signed in. Try again, or use your password."
NOT_LINKED = (
    "No account here is linked to that one. Sign in with your password, and link the two under your name at the top. "
    "Accounts are opened by the governance officer of your CCG."
)
NOT_REACHED = "The other organisation cannot be reached at the moment. Try again in a few minutes, or use your password."
NOT_YOURS = "You are no longer signed in here, so nothing was linked. Sign in and try again."


class BeginElsewhere(View):
    """The button: sends somebody to the other organisation."""

    def post(self, request: Any) -> HttpResponse:
        """There, with a state, a nonce and a proof key that only this browser has."""
        links = request.POST.get("process") == "connect" and request.actor.is_signed_in and not request.step_owed
        if links:
            raise_if_reauthentication_required(request, app="allauth.socialaccount")
        try:
            return identities.ask(
                request, process="connect" if links else "login", then=safe(request, request.POST.get("next", ""))
            )
        except Untrusted as because:
            return refused(request, NOT_REACHED, because, status=503)


class ReturnFromElsewhere(View):
    """The way back."""

    def get(self, request: Any) -> HttpResponse:
        """Sign in or link, if the other organisation has proved who it is."""
        try:
            identity, begun = identities.came_back(request)
        except Untrusted as because:
            return refused(request, NOT_PROVED, because, status=401)
        if begun.get("process") == "connect":
            return link(request, identity)
        return sign_in(request, identity, then=begun.get("next") or "")


class Unlink(View):
    """Ends a link."""

    def post(self, request: Any, pk: int) -> HttpResponse:
        """End it, if it is one's own."""
        linked = link_of(request.user, pk)
        if linked is None:
            raise Http404
        services.unlink(linked)
        get_adapter(request).send_notification_mail("socialaccount/email/account_disconnected", request.user)
        return redirect("mfa_index")


def sign_in(request: HttpRequest, identity: Identity, *, then: str) -> HttpResponse:
    """Like any other sign-in, with the same second step after it."""
    linked = linked_to(identity)
    if linked is None:
        return refused(request, NOT_LINKED, Untrusted("Nobody has linked this identity."), status=403)
    return identities.let_in(request, linked.user, then=then)


def link(request: Any, identity: Identity) -> HttpResponse:
    """Link it to the account that is signed in."""
    if not request.actor.is_signed_in or request.step_owed:
        return refused(request, NOT_YOURS, Untrusted("Nobody is signed in to link it to."), status=403)
    try:
        services.link(request.user, identity)
    except CannotBeDone as because:
        return refused(request, because.says, Untrusted("It opens another account."), status=403)
    get_adapter(request).send_notification_mail("socialaccount/email/account_connected", request.user)
    return redirect("mfa_index")


def refused(request: HttpRequest, says: str, because: Untrusted, *, status: int) -> HttpResponse:
    """A page that says what to do; what was wrong is for those who read the log."""
    logger.warning("A sign-in from elsewhere was refused. %s", because)
    user_login_failed.send(__name__, credentials={}, request=request)
    return render(request, "socialaccount/refused.jinja", {"says": says}, status=status)


def safe(request: HttpRequest, address: str) -> str:
    """The address to go on to, if it is one of ours."""
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if ours else ""
