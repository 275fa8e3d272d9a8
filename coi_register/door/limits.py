"""What a request may be: its method, its size, its words, and from whom it says it comes."""

from collections.abc import Callable, Iterator
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import Resolver404, resolve

from coi_register.accounts.guards import methods_of
from coi_register.nhsuk import errors

Handler = Callable[[HttpRequest], HttpResponse]

METHODS = ("GET", "HEAD", "POST")  # nothing here answers to any other; TRACE would repeat cookies
LONGEST_QUERY = 8_000  # of an address; a meeting tried otherwise takes some 2,000
FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT", "HTTP_X_REAL_IP", "HTTP_X_FORWARDED_FOR")
UNREADABLE = ("\0", "\ufffd")  # no database keeps the one; the other is what stands for bytes that are no text


def forwarded(get_response: Handler) -> Handler:
    """Believe of the forwarding headers only what our own proxies wrote; anybody can send them.

    `COI_PROXIES` says how many proxies stand before the service: the address is the one that the first of them saw.
    """

    def believed(request: HttpRequest) -> HttpResponse:
        said = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        if 0 < settings.PROXIES <= len(said) and _is_address(seen := said[-settings.PROXIES]):
            request.META["REMOTE_ADDR"] = seen
        for header in FORWARDED:
            request.META.pop(header, None)
        if not settings.PROXIES:
            request.META.pop("HTTP_X_FORWARDED_PROTO", None)
        return get_response(request)

    return believed


def limits(get_response: Handler) -> Handler:
    """Refuse, in words, what no page of ours would send."""

    def within_limits(request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:
            return errors.wrong_method(request, METHODS)
        if len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
            return errors.too_large(request, status=414)
        if (sent := _length(request)) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE and sent > _longest(request.path_info):
            return errors.too_large(request)
        return get_response(request)

    return within_limits


class methods:
    """Refuse a form where a page takes none."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *args: Any) -> HttpResponse | None:
        """Nothing for a method that the page answers."""
        wanted = methods_of(view)
        return None if request.method in wanted else errors.wrong_method(request, sorted(wanted))


class readable:
    """Refuse words that no database could keep: after the limits on their number, before the page."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: object) -> HttpResponse | None:
        """A page that says so, or None to go on."""
        return None if all(_is_readable(words) for words in _words(request)) else errors.bad_request(request)


def _words(request: HttpRequest) -> Iterator[str]:
    yield request.path
    for asked in (request.GET, request.POST):
        yield from _all(asked)


def _all(asked: QueryDict) -> Iterator[str]:
    for name, answers in asked.lists():
        yield name
        yield from (answer for answer in answers if isinstance(answer, str))


def _is_readable(words: str) -> bool:
    return not any(mark in words for mark in UNREADABLE)


def _longest(path: str) -> int:
    """What may be sent to a page: a form, and besides it a file where the page says that it takes one."""
    try:
        view = resolve(path).func
    except Resolver404:
        return settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return settings.DATA_UPLOAD_MAX_MEMORY_SIZE + getattr(view, "longest_file", 0)


def _length(request: HttpRequest) -> int:
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdecimal() else 0


def _is_address(said: str) -> bool:
    try:
        ip_address(said)
    except ValueError:
        return False
    return True
