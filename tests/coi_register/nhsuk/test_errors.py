"""What is answered when something goes wrong, and the headers of every answer."""

from typing import Any
from unittest import mock

import pytest
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from coi_register.urls import handler400, handler403, handler404, handler500  # noqa: F401
from coi_register.verdicts import NotAllowed
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]

WHY = "You may not rule here: you are conflicted on this item yourself."


def fails(with_: Exception) -> Any:
    def view(request: HttpRequest) -> HttpResponse:
        raise with_

    return view


urlpatterns = [
    path("account/", include("coi_register.accounts.urls")),
    path("", lambda request: HttpResponse("home"), name="home"),
    path("refused/", fails(NotAllowed(WHY))),
    path("broken/", fails(RuntimeError("a secret of the inside"))),
    path("odd/", fails(SuspiciousOperation("odd"))),
]


@pytest.fixture
def visitor() -> Client:
    return Client(headers={"x-forwarded-proto": "https"}, raise_request_exception=False)


def test_a_refusal_is_403_with_its_sentence(visitor: Client) -> None:
    answer = visitor.get("/refused/")
    assert answer.status_code == 403
    assert WHY in answer.content.decode()


def test_a_page_that_is_not_there_is_404_and_says_what_to_do(visitor: Client) -> None:
    answer = visitor.get("/nowhere/")
    assert answer.status_code == 404
    assert "ask the governance officer of your CCG" in answer.content.decode()


def test_a_failure_is_500_and_tells_nothing_of_the_inside(visitor: Client) -> None:
    answer = visitor.get("/broken/")
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.content.decode()
    assert "secret" not in answer.content.decode()


def test_a_failure_of_the_failure_page_is_still_answered_in_a_sentence(visitor: Client) -> None:
    with mock.patch("coi_register.nhsuk.errors.loader.render_to_string", side_effect=OSError):
        answer = visitor.get("/broken/")
    assert (answer.status_code, answer.content.decode()[:22]) == (500, "Something went wrong. ")


def test_an_odd_request_is_400(visitor: Client) -> None:
    answer = visitor.get("/odd/")
    assert answer.status_code == 400
    assert "could not read that request" in answer.content.decode()


def test_a_form_without_its_token_is_403_and_says_what_to_do() -> None:
    answer = Client(enforce_csrf_checks=True).post("/account/sign-in/", {"login": "x"})
    assert answer.status_code == 403
    assert "Go back, load the page again" in answer.content.decode()


@pytest.mark.parametrize("address", ["/account/sign-in/", "/nowhere/", "/refused/", "/broken/", "/odd/"])
def test_no_page_allows_inline_scripts_or_styles(visitor: Client, address: str) -> None:
    policy = visitor.get(address).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", ["/", "/nowhere/", "/refused/", "/account/password/"])
def test_a_page_for_somebody_who_is_signed_in_is_not_kept(visitor: Client, address: str) -> None:
    visitor.force_login(UserFactory())
    assert "no-store" in visitor.get(address).headers["Cache-Control"]


def test_each_script_of_a_page_carries_the_nonce_of_its_answer(visitor: Client) -> None:
    answer = visitor.get("/account/sign-in/")
    nonce = answer.headers["Content-Security-Policy"].split("'nonce-")[1].split("'")[0]
    page = answer.content.decode()
    assert page.count("<script") == page.count(f'nonce="{nonce}"') > 0
