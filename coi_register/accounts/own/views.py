"""One's own account and sessions, staying signed in, and the page behind the link of an invitation."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from coi_register.accounts import selectors, services
from coi_register.accounts.guards import Request, guard, open_to_all, takes_a_form
from coi_register.accounts.own.forms import Button, ChoosePassword
from coi_register.accounts.own.presenters import account_page, own_sessions
from coi_register.accounts.sittings import KEY
from coi_register.nhsuk.sent import done, sent


@guard("see_home")
def account(request: Request) -> HttpResponse:
    """Who one is here, and with which roles."""
    held = selectors.roles_of([request.user], request.actor)
    page = account_page(request.user, request.actor, held, len(selectors.sessions_of(request.user)))
    return render(request, "accounts/own/account.jinja", {"page": page})


@guard("see_home")
def sessions(request: Request) -> HttpResponse:
    """Where one is signed in."""
    page = own_sessions(selectors.sessions_of(request.user), this_sitting(request))
    return render(request, "accounts/own/sessions.jinja", {"page": page, "form": Button()})


@takes_a_form
@guard("see_home")
def end_session(request: Request, sitting: UUID) -> HttpResponse:
    """End one of them; without a button pressed nothing ends."""
    return _ended(request, partial(services.end_session, request.user, sitting=sitting), "The session is ended.")


@takes_a_form
@guard("see_home")
def end_others(request: Request) -> HttpResponse:
    """End all but this one."""
    this = this_sitting(request)
    return _ended(request, partial(services.end_other_sessions, request.user, but=this), "All other sessions are ended.")


@takes_a_form
@guard("see_home")
def stay(request: Request) -> HttpResponse:
    """Stay signed in: the request itself has renewed the session. Says until when."""
    return JsonResponse({"ends": request.session_ends.isoformat()})


@guard("see_home")
def elsewhere(request: Request) -> HttpResponse:
    """For an account that signs in elsewhere only: sign out, and in again."""
    return render(request, "accounts/own/elsewhere.jinja")


@takes_a_form
@open_to_all
def accept(request: Request, token: str) -> HttpResponse:
    """Behind the link: whose account it is, and the password. Only the button does anything: mail scanners open links."""
    invitation = selectors.invitation_opened_by(token)
    if invitation is None:
        return render(request, "accounts/own/gone.jinja", status=404)
    form = ChoosePassword(sent(request))
    if done(form, lambda: services.accept(token, **form.answers())):
        messages.success(request, "Your password is chosen. Sign in with it.")
        return redirect("account_login")
    if not selectors.invitation_opened_by(token):
        return render(request, "accounts/own/gone.jinja", status=404)
    return render(request, "accounts/own/accept.jinja", {"form": form, "user_invited": invitation.user})


def this_sitting(request: Request) -> UUID:
    """The session that is looking."""
    return UUID(request.session[KEY]["id"])


def _ended(request: Request, deed: Callable[..., object], says: str) -> HttpResponse:
    form = Button(sent(request))
    if request.method == "POST":
        if done(form, lambda: deed(by=request.actor, once=form.cleaned_data["once"])):
            messages.success(request, says)
        else:
            messages.info(request, "That session has ended already.")
    return redirect("own_sessions")
