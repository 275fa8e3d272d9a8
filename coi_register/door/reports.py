"""What browsers report of pages that broke the content policy: noted in words of ours, and only so often."""

import json
import time
from typing import Any
from urllib.parse import urlsplit

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.request import RawPostDataException
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from coi_register import logs
from coi_register.accounts.guards import open_to_all, takes_a_form

LONGEST = 16_000  # bytes
MOST_A_MINUTE = 60  # of all browsers together; more would say nothing new
DIRECTIVES = frozenset(
    {"default-src", "script-src", "script-src-elem", "script-src-attr", "style-src", "style-src-elem", "style-src-attr"}
    | {"img-src", "font-src", "connect-src", "frame-src", "object-src", "media-src", "worker-src", "manifest-src"}
    | {"base-uri", "form-action", "frame-ancestors", "require-trusted-types-for", "trusted-types"}
)


@open_to_all
@takes_a_form
@csrf_exempt
@require_POST
def policy_broken(request: HttpRequest) -> HttpResponse:
    """204; 413 for a report that is too long, 429 for one too many. What cannot be read is no report."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > LONGEST:
        return HttpResponse(status=413)
    if _is_one_too_many():
        return HttpResponse(status=429, headers={"Retry-After": "60"})
    for directive, route in _said(_body(request)):
        logs.note(logs.Event.POLICY_BROKEN, about=f"{directive} on {route}")
    return HttpResponse(status=204)


def _body(request: HttpRequest) -> bytes:
    """Nothing where it was sent as a form, and read as one before: that is no report."""
    try:
        return request.body
    except RawPostDataException:
        return b""


def _is_one_too_many() -> bool:
    key = f"policy-reports-{int(time.time() // 60)}"
    cache.add(key, 0, timeout=120)
    return bool(cache.incr(key) > MOST_A_MINUTE)


def _said(body: bytes) -> list[tuple[str, str]]:
    """The directive and the route of each report in either of the two forms that browsers send."""
    try:
        sent: Any = json.loads(body)
    except (ValueError, RecursionError):
        return []
    reports = sent if isinstance(sent, list) else [{"body": sent.get("csp-report")}] if isinstance(sent, dict) else []
    bodies = [report.get("body") for report in reports[:10] if isinstance(report, dict)]
    return [(_directive(body), _route(body)) for body in bodies if isinstance(body, dict)]


def _directive(body: dict[str, Any]) -> str:
    said = str(body.get("effectiveDirective") or body.get("effective-directive") or body.get("violated-directive") or "")
    first = said.split(" ")[0]
    return first if first in DIRECTIVES else "unknown"


def _route(body: dict[str, Any]) -> str:
    address = str(body.get("documentURL") or body.get("document-uri") or "")
    try:
        return resolve(urlsplit(address).path).view_name or "unknown"
    except (Resolver404, ValueError):
        return "unknown"
