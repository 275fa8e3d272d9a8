"""Every request carries its actor, and a refusal is answered with its sentence."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject

from coi_register import clock, logs
from coi_register.accounts.actors import Actor
from coi_register.accounts.guards import methods_of
from coi_register.accounts.selectors import actor_of
from coi_register.accounts.signin import steps
from coi_register.verdicts import NotAllowed

Handler = Callable[[HttpRequest], HttpResponse]


def actor(get_response: Handler) -> Handler:
    """Give the request its actor, worked out when first asked for; private pages are never cached."""

    def with_actor(request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: acting(request))  # type: ignore[attr-defined]
        response = get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return with_actor


def acting(request: HttpRequest) -> Actor:
    """Who acts; without any right as long as the session owes its second step, which is noted on the request."""
    actor = actor_of(request.user, on=clock.today())
    request.step_owed = steps.owed(request, actor)  # type: ignore[attr-defined]
    return steps.without_rights(actor) if request.step_owed else actor  # type: ignore[attr-defined]


class refusals:
    """Answer a refusal by the policy with 403 and the sentence that says why; and a method that a page has no use for with 405."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponse], *args: Any) -> HttpResponse | None:
        """Nothing for a method that the page answers."""
        wanted = methods_of(view)
        return None if request.method in wanted else HttpResponseNotAllowed(sorted(wanted))

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page for NotAllowed; anything else goes on."""
        if not isinstance(exception, NotAllowed):
            return None
        logs.note(logs.Event.REFUSED)
        return render(request, "errors/403.jinja", {"because": str(exception)}, status=403)
