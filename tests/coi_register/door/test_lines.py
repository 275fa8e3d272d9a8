"""Every request leaves one line, whatever becomes of it, with numbers and names of our own making only."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from coi_register.accounts.guards import open_to_all
from coi_register.verdicts import Refused
from tests.factories import PersonFactory

CANARY = "canary-7f3a"


@open_to_all
def refused(request: HttpRequest, what: str = "") -> HttpResponse:
    if request.actor.is_signed_in:  # type: ignore[attr-defined]
        Refused(f"{CANARY} may not.").enforce()
    return HttpResponse()


@open_to_all
def broken(request: HttpRequest) -> HttpResponse:
    raise ValueError(CANARY)


urlpatterns = [path("refused/<str:what>/", refused, name="refused"), path("broken/", broken, name="broken")]
urlpatterns += [
    path(f"{name}/", refused, name=name) for name in ("home", "account", "account_login", "account_logout", "stay_signed_in")
]
urlpatterns += [path("password/", refused, name="account_change_password")]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def lines(log_lines: Callable[[], list[dict[str, Any]]]) -> Callable[[], list[dict[str, Any]]]:
    """What was written, each line read, once it is sure that the canary is in none."""

    def written() -> list[dict[str, Any]]:
        assert CANARY not in str(log_lines())
        return log_lines()

    return written


def test_a_refusal_is_one_line_with_the_route_and_the_account(lines: Any, client_of: Any) -> None:
    client = client_of(PersonFactory())
    response = client.get(f"/refused/{CANARY}/", {"q": CANARY}, headers={"user-agent": CANARY, "referer": CANARY})
    [line] = [line for line in lines() if line["event"] == "refused"]
    assert line["route"] == "refused"
    assert line["account"] == int(client.session["_auth_user_id"])
    assert line["request"] == response.headers["X-Request-ID"]


def test_an_answer_is_one_line_with_its_status(lines: Any, client: Client) -> None:
    client.get(f"/{CANARY}/{CANARY}")
    [line] = [line for line in lines() if line["event"] == "request answered"]
    assert (line["status"], line["about"], "account" in line) == (404, "GET", False)


def test_a_failure_is_told_without_its_words(lines: Any) -> None:
    Client(raise_request_exception=False).get("/broken/")
    [line] = [line for line in lines() if "failure" in line]
    assert line["failure"][0] == "ValueError"
    assert line["route"] == "broken"


def test_a_method_that_is_none_is_not_written_down(lines: Any, client: Client) -> None:
    client.generic(CANARY, "/refused/a/")
    [line] = [line for line in lines() if line["event"] == "request answered"]
    assert line["about"] == "?"
