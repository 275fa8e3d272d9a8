"""The pages that stand beside a page: itself with its strings ready, and one as long after a single query."""

from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest, HttpResponse

READY: dict[str, Callable[[], str]] = {}  # what to answer, by the name of a page


def ready(request: HttpRequest, name: str) -> HttpResponse:
    """The page called so, of which only the template is left to fill."""
    return HttpResponse(READY[name]())


def one_query(request: HttpRequest, name: str) -> HttpResponse:
    """As many bytes as the page called so, after one query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM committees_meeting")
    return HttpResponse(READY[name]())
