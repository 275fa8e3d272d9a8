"""The pages for what goes wrong: each says what happened and what to do next, and none says what it was about."""

from typing import Any

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template import loader

from coi_register import logs
from coi_register.accounts.guards import open_to_all


@open_to_all
def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """400."""
    logs.note(logs.Event.HOST_REFUSED if isinstance(exception, DisallowedHost) else logs.Event.UNREADABLE)
    return render(request, "errors/400.jinja", status=400)


@open_to_all
def not_allowed(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """403, where no verdict gave a sentence of its own."""
    logs.note(logs.Event.REFUSED)
    return render(request, "errors/403.jinja", {"because": "You may not do this here."}, status=403)


@open_to_all
def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """404: the same for a thing that never was and for one that this person may not know of."""
    return render(request, "errors/404.jinja", status=404)


@open_to_all
def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403, a form without the token that it got from us."""
    logs.note(logs.Event.FORM_REFUSED)
    return render(request, "errors/expired.jinja", status=403)


@open_to_all
def failed(request: HttpRequest) -> HttpResponse:
    """500: asks neither the session nor the database, which may be what failed."""
    try:
        return HttpResponseServerError(loader.render_to_string("errors/500.jinja"))
    except Exception:
        return HttpResponseServerError("Something went wrong. Nothing was saved. Try again in a few minutes.")
