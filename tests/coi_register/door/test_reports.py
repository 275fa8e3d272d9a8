"""What browsers report is noted in words of ours, whatever they send, and only so often."""

import json
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from coi_register.door.reports import LONGEST, MOST_A_MINUTE

pytestmark = pytest.mark.django_db
CANARY = "canary-7f3a"


@pytest.fixture(autouse=True)
def _no_reports_yet() -> None:
    cache.clear()


def sent(body: Any) -> Any:
    """The answer to a report, from a browser that has no session."""
    text = body if isinstance(body, str) else json.dumps(body)
    return Client(enforce_csrf_checks=True).post(reverse("policy_reports"), text, content_type="application/csp-report")


def told(lines: list[dict[str, Any]]) -> list[str]:
    return [line["about"] for line in lines if line["event"] == "content policy broken"]


@pytest.mark.parametrize(
    "body",
    [
        {
            "csp-report": {
                "effective-directive": "img-src",
                "document-uri": f"https://x/people/?q={CANARY}",
                "blocked-uri": CANARY,
            }
        },
        {
            "csp-report": {
                "violated-directive": "img-src https:",
                "document-uri": f"/people/#{CANARY}",
                "script-sample": CANARY,
            }
        },
        [{"type": "csp-violation", "body": {"effectiveDirective": "img-src", "documentURL": "/people/", "sample": CANARY}}],
    ],
)
def test_a_report_is_one_line_with_the_directive_and_the_route(body: Any, log_lines: Any) -> None:
    assert sent(body).status_code == 204
    assert told(log_lines()) == ["img-src on people"]
    assert CANARY not in str(log_lines())


@pytest.mark.parametrize(
    "body", ["", "no json", "[]", "{}", "[1, null]", '{"csp-report": 7}', '{"csp-report": null}', "\xff", "[" * 9_000]
)
def test_what_cannot_be_read_is_no_report(body: str, log_lines: Any) -> None:
    assert sent(body).status_code == 204
    assert told(log_lines()) == []


def test_what_a_browser_makes_up_is_not_written_down(log_lines: Any) -> None:
    assert sent({"csp-report": {"effective-directive": CANARY, "document-uri": f"https://x/{CANARY}/"}}).status_code == 204
    assert told(log_lines()) == ["unknown on unknown"]


def test_a_report_that_is_too_long_and_one_too_many_are_refused() -> None:
    assert sent("x" * (LONGEST + 1)).status_code == 413
    came = [sent({}).status_code for _ in range(MOST_A_MINUTE + 1)]
    assert came.count(429) >= 1
    assert came[0] == 204


def test_what_is_sent_as_a_form_is_no_report(client: Client, log_lines: Any) -> None:
    assert client.post(reverse("policy_reports"), {"csp-report": "words"}).status_code == 204
    assert not any(line["event"] == "content policy broken" for line in log_lines())


def test_a_report_is_sent_and_never_opened(client: Client) -> None:
    assert client.get(reverse("policy_reports")).status_code == 405
