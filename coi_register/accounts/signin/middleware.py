"""Until the second step is given, every way in leads to it; and mails leave when the answer has gone."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from coi_register.accounts.signin import mails
from coi_register.accounts.signin.steps import Owed

Handler = Callable[[HttpRequest], HttpResponse]

PAGE_FOR = {Owed.SET_UP: "mfa_index", Owed.GIVE: "mfa_reauthenticate"}


class second_step:
    """Lead a session that owes its second step to the page for it, from every page but those that settle it."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponse], *args: Any) -> HttpResponse | None:
        """Nothing, where nothing is owed."""
        if not request.user.is_authenticated or getattr(view, "before_the_step", False):
            return None
        owed = request.actor and request.step_owed  # type: ignore[attr-defined]
        return to_the_step(request, owed) if owed else None


def before_the_step(view: Any) -> Any:
    """Mark a page that a session may open which still owes its second step: where it is set up or given, and the way out."""
    view.before_the_step = True
    return view


def to_the_step(request: HttpRequest, owed: Owed) -> HttpResponse:
    """There, and afterwards back to the page that was asked for."""
    asked_for = request.get_full_path() if request.method == "GET" else "/"
    return redirect(f"{reverse(PAGE_FOR[owed])}?{urlencode({'next': asked_for})}")


def mails_after_the_answer(get_response: Handler) -> Handler:
    """Send what mails the page wrote when its answer has gone: nobody can tell by the time it took, or a dead mail server."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for message in mails.written_by(request):
            response._resource_closers.append(partial(mails.send, message))  # type: ignore[attr-defined]
        return response

    return answered
