"""Every URL has a guard: it says which action of the matrix a page is for, or that anyone may read it."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from coi_register.accounts.actors import Actor
from coi_register.accounts.models import User
from coi_register.accounts.policy import ASKED_AGAIN, asks_again, matrix
from coi_register.nhsuk.sent import typed
from coi_register.verdicts import SignInAgain

View = Callable[..., HttpResponse]
OPEN = "open to all"
READS, FORMS = frozenset({"GET", "HEAD"}), frozenset({"GET", "HEAD", "POST"})


class Request(HttpRequest):
    """A request as every view gets it: the middleware has put on it its actor, and until when they stay signed in.

    Behind a guard, its user is an account.
    """

    actor: Actor
    user: User  # type: ignore[assignment]
    session_ends: datetime


def guard(action: str) -> Callable[[View], View]:
    """Ask for a sign-in before a page of this action, or for a new one where the matrix says “!”.

    Whether *this* thing may be seen, the view asks its permissions.
    """
    if action not in matrix():
        raise KeyError(f"{action} has no row in access.yaml.")

    def guarded(view: View) -> View:
        @wraps(view)
        def wrapper(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.actor.is_signed_in:
                return _sign_in(request)
            if asks_again(request.actor, action):
                raise SignInAgain(ASKED_AGAIN)
            return view(request, *args, **kwargs)

        wrapper.guard = action  # type: ignore[attr-defined]
        return wrapper

    return guarded


def _sign_in(request: Request) -> HttpResponse:
    """To the sign-in page and back; but whoever sent a form when their session had ended keeps what they typed."""
    if request.method == "POST" and settings.SESSION_COOKIE_NAME in request.COOKIES:
        page = {"typed": typed(request), "signed_out": True, "back": request.get_full_path()}
        return render(request, "errors/expired.jinja", page, status=403)
    return redirect_to_login(request.get_full_path())


def open_to_all(view: View) -> View:
    """Mark a page that anyone may read without signing in."""
    view.guard = OPEN  # type: ignore[attr-defined]
    return view


def takes_a_form(view: View) -> View:
    """Mark a page to which its form is sent; every other page is only read."""
    view.methods = FORMS  # type: ignore[attr-defined]
    return view


def only_watches(view: View) -> View:
    """Mark an address that a page asks by itself, again and again: to be asked is no sign that somebody is there."""
    view.only_watches = True  # type: ignore[attr-defined]
    return view


def takes_a_file(longest: int) -> Callable[[View], View]:
    """Mark a page to which a file is sent, of so many bytes at most; the door lets no other page be sent as much."""

    def marked(view: View) -> View:
        view.longest_file = longest  # type: ignore[attr-defined]
        return view

    return marked


def methods_of(view: View) -> frozenset[str]:
    """The methods that a page answers: those a form needs where it says so or its class has written them, or else reading."""
    if (kind := getattr(view, "view_class", None)) is not None:
        return READS | {name for name in FORMS if hasattr(kind, name.lower())}
    return getattr(view, "methods", READS)
