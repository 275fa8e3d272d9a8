"""Every request carries its actor, and a refusal is answered with its sentence."""

from collections.abc import Callable
from dataclasses import replace

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.reauthentication import suspend_request
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils.functional import SimpleLazyObject

from coi_register import clock, logs
from coi_register.accounts.actors import NOBODY, Actor
from coi_register.accounts.selectors import actor_of
from coi_register.accounts.signin import steps
from coi_register.accounts.sittings import KEY, NOTED_EVERY, Sitting, is_fresh
from coi_register.verdicts import NotAllowed, SignInAgain

Handler = Callable[[HttpRequest], HttpResponse]


def put_actor(request: HttpRequest) -> None:
    """Put on the request whoever acts, worked out when first asked for; again after a new sign-in."""
    request.actor = SimpleLazyObject(lambda: acting(request))  # type: ignore[attr-defined]


def acting(request: HttpRequest) -> Actor:
    """Who acts today, and whether they have just shown who they are.

    Without any right as long as the session owes its second step, which is noted on the request.
    """
    actor = actor_of(request.user, on=clock.today())
    request.step_owed = steps.owed(request, actor)  # type: ignore[attr-defined]
    if request.step_owed:  # type: ignore[attr-defined]
        return steps.without_rights(actor)
    return replace(actor, fresh=is_fresh(get_authentication_records(request, request.user), at=clock.instant()))


def actor(get_response: Handler) -> Handler:
    """Give the request its actor, worked out when first asked for."""

    def with_actor(request: HttpRequest) -> HttpResponse:
        put_actor(request)
        return get_response(request)

    return with_actor


def limits(get_response: Handler) -> Handler:
    """End a session that was idle, or open, for too long; note when one was used, and until when it lasts."""

    def within_limits(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            _measure(request)
        return get_response(request)

    return within_limits


def _measure(request: HttpRequest) -> None:
    told, now = request.session.get(KEY), clock.instant()
    sitting = Sitting(**told) if told else None
    if sitting is None or sitting.ends(request.actor.rights) <= now:  # type: ignore[attr-defined]
        logs.note(logs.Event.SESSION_ENDED, about="limit")
        request.session.flush()
        request.user = AnonymousUser()
        request.actor = NOBODY  # type: ignore[attr-defined]
        return
    if now.timestamp() - sitting.seen >= NOTED_EVERY.total_seconds() and not _only_watches(request):
        sitting = replace(sitting, seen=now.timestamp())
        request.session[KEY] = sitting.as_told()
    request.session_ends = sitting.ends(request.actor.rights)  # type: ignore[attr-defined]


def _only_watches(request: HttpRequest) -> bool:
    """Whether a page left open asks this by itself: that keeps no session alive."""
    try:
        return getattr(resolve(request.path_info).func, "only_watches", False)
    except Resolver404:
        return False


class refusals:
    """Answer a refusal by the policy with 403 and the sentence that says why."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page for NotAllowed; anything else goes on."""
        if isinstance(exception, SignInAgain):
            return _ask_again(request)
        if not isinstance(exception, NotAllowed):
            return None
        logs.note(logs.Event.REFUSED)
        return render(request, "errors/403.jinja", {"because": str(exception)}, status=403)


def _ask_again(request: HttpRequest) -> HttpResponse:
    """To a page that asks for a password or another proof, and from there back; a form that was sent is kept meanwhile."""
    ways = get_adapter().get_reauthentication_methods(request.user)
    asked: HttpResponse = suspend_request(request, ways[0]["url"] if ways else reverse("sign_in_elsewhere"))
    return asked
