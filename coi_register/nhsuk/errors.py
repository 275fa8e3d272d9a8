"""The pages for what goes wrong: each says what happened and what to do next, and none says what it was about."""

import sys
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import DisallowedHost, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from coi_register import logs
from coi_register.accounts.guards import open_to_all
from coi_register.nhsuk.sent import typed
from coi_register.refusals import ShelfAway

A_MOMENT = "60"  # seconds


@open_to_all
def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """400; 413 for what was too much."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return too_large(request)
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
    page = {"typed": typed(request), "signed_out": False, "back": request.get_full_path()}
    return render(request, "errors/expired.jinja", page, status=403)


def wrong_method(request: HttpRequest, allowed: Iterable[str]) -> HttpResponse:
    """405."""
    says = (
        "Pages here are opened, and those with a form take it; nothing else can be done to them. Go on from the start page."
    )
    context = {"heading": "This cannot be done to a page", "says": says}
    response = render(request, "errors/refused.jinja", context, status=405)
    response.headers["Allow"] = ", ".join(allowed)
    return response


def too_large(request: HttpRequest, *, status: int = 413) -> HttpResponse:
    """413, or 414 for an address."""
    says = "It was longer than any form of ours. Go back, shorten what you wrote, and send it again."
    return render(request, "errors/refused.jinja", {"heading": "That was too much at once", "says": says}, status=status)


@open_to_all
def failed(request: HttpRequest) -> HttpResponse:
    """500, or 503 with the database or a shelf of files away: asks neither session nor database, which may be what failed."""
    away = isinstance(sys.exception(), OperationalError | InterfaceError | ShelfAway)
    status, headers = (503, {"Retry-After": A_MOMENT}) if away else (500, {})
    try:
        page: str = loader.render_to_string(f"errors/{status}.jinja")
    except Exception:
        page = "Something went wrong. Nothing was saved. Try again in a few minutes."
    return HttpResponse(page, status=status, headers=headers)
