"""Every request carries its actor, and a refusal is answered with its sentence."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject

from coi_register import clock, logs
from coi_register.accounts.selectors import actor_of
from coi_register.verdicts import NotAllowed

Handler = Callable[[HttpRequest], HttpResponse]


def actor(get_response: Handler) -> Handler:
    """Give the request its actor, worked out when first asked for; private pages are never cached."""

    def with_actor(request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_of(request.user, on=clock.today()))  # type: ignore[attr-defined]
        response = get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return with_actor


class refusals:
    """Answer a refusal by the policy with 403 and the sentence that says why."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page for NotAllowed; anything else goes on."""
        if not isinstance(exception, NotAllowed):
            return None
        logs.note(logs.Event.REFUSED)
        return render(request, "errors/403.jinja", {"because": str(exception)}, status=403)
