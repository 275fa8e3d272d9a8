"""Every request leaves one line in the log, whatever becomes of it."""

from collections.abc import Callable
from time import monotonic

from django.http import HttpRequest, HttpResponse

from coi_register import logs

Handler = Callable[[HttpRequest], HttpResponse]

METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"}
NOTED = {413: logs.Event.TOO_LARGE, 429: logs.Event.THROTTLED}


def lines(get_response: Handler) -> Handler:
    """Number the request, and note how it was answered; the number goes back with the answer, for whoever asks about it."""

    def noted(request: HttpRequest) -> HttpResponse:
        with logs.request_in_hand() as facts:
            began = monotonic()
            response = get_response(request)
            _learn_from(request)
            if response.status_code in NOTED:
                logs.note(NOTED[response.status_code])
            ms = round((monotonic() - began) * 1000)
            logs.note(logs.Event.REQUEST, about=method_of(request), status=response.status_code, ms=ms)
            response.headers["X-Request-ID"] = facts.request
            return response

    return noted


class routes:
    """The innermost: what is noted while the page is made names its route, and the account as soon as it is known."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: object) -> None:
        """The route is found."""
        _learn_from(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """The page was not made; whoever answers for it next may note why."""
        _learn_from(request)


def _learn_from(request: HttpRequest) -> None:
    if (facts := logs.facts_in_hand()) is not None:
        facts.route = facts.route or route_of(request)
        facts.account = facts.account or account_of(request)


def route_of(request: HttpRequest) -> str:
    """The name of the route; its address is never noted, for it names a row."""
    match = request.resolver_match
    return (match.view_name or match.route) if match else ""


def account_of(request: HttpRequest) -> int | None:
    """The number of the account that asked, if it was looked up; nothing is looked up for the log."""
    user = getattr(request, "_cached_user", None)  # where django.contrib.auth keeps it; asking `user` would ask the database
    return getattr(user, "pk", None)


def method_of(request: HttpRequest) -> str:
    """The method, if it is one there is: else it is a text that somebody sent."""
    return request.method if request.method in METHODS else "?"
