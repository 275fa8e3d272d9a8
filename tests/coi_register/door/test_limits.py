"""What no page of ours would send is refused in words: methods, sizes, bytes that are no text, and borrowed addresses."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from coi_register.accounts.guards import open_to_all, takes_a_form
from coi_register.door.limits import forwarded
from coi_register.urls import handler400, handler403, handler404, handler500  # noqa: F401 - the pages for what goes wrong


@open_to_all
@takes_a_form
def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.META["REMOTE_ADDR"])


@open_to_all
def only_read(request: HttpRequest) -> HttpResponse:
    return HttpResponse("read")


urlpatterns = [path("only-read/", only_read), path("", page, name="home"), path("a/<str:what>/", page)]
urlpatterns += [
    path(f"{name}/", page, name=name) for name in ("account", "account_login", "account_logout", "account_change_password")
]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "GETT"])
def test_no_other_method_is_answered(client: Client, method: str) -> None:
    response = client.generic(method, "/")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, POST"


def test_a_page_without_a_form_takes_none_and_says_so(client: Client) -> None:
    answer = client.post("/only-read/")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
    assert "This cannot be done to a page" in answer.content.decode()


def test_a_form_that_is_too_large_is_told_so(client: Client, settings: Any) -> None:
    response = client.post("/", {"words": "x" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE})
    assert response.status_code == 413
    assert "That was too much at once" in response.content.decode()


def test_a_form_of_too_many_answers_is_told_so(client: Client, settings: Any) -> None:
    many = {f"a{number}": "" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
    assert client.post("/", many).status_code == 413


def test_an_address_that_is_too_long_is_told_so(client: Client) -> None:
    assert client.get("/", {"q": "x" * 8_000}).status_code == 414
    assert client.get("/", {"q": "x" * 7_900}).status_code == 200


@pytest.mark.parametrize("words", ["a%00b", "a%FFb", "a%C3%28b"])
def test_bytes_that_are_no_text_are_told_so(client: Client, words: str) -> None:
    sound = client.get("/", QUERY_STRING="q=ab")
    for response in (
        client.get("/", QUERY_STRING=f"q={words}"),
        client.get("/", QUERY_STRING=f"{words}=q"),
        client.post("/", f"q={words}", content_type="application/x-www-form-urlencoded"),
    ):
        assert (response.status_code, sound.status_code) == (400, 200)
        assert "could not read that request" in response.content.decode()


def test_another_encoding_is_refused(client: Client) -> None:
    sent = client.post("/", "q=%ff", content_type="application/x-www-form-urlencoded; charset=utf-16")
    assert sent.status_code == 400


def test_an_unknown_host_is_refused(client: Client) -> None:
    response = client.get("/", headers={"host": "evil.example.org"})
    assert response.status_code == 400
    assert "evil" not in response.content.decode()


@pytest.mark.parametrize(
    ("proxies", "said", "seen"),
    [
        (0, "10.0.0.1", "192.0.2.7"),
        (1, "10.0.0.1, 198.51.100.4", "198.51.100.4"),
        (1, "198.51.100.4", "198.51.100.4"),
        (2, "10.0.0.1, 198.51.100.4, 203.0.113.9", "198.51.100.4"),
        (1, "not an address", "192.0.2.7"),
        (2, "198.51.100.4", "192.0.2.7"),
        (1, "", "192.0.2.7"),
    ],
)
def test_only_what_our_own_proxies_wrote_is_believed(proxies: int, said: str, seen: str, settings: Any) -> None:
    settings.PROXIES = proxies
    request = RequestFactory().get(
        "/", REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR=said, HTTP_X_FORWARDED_HOST="evil.example.org",
        HTTP_FORWARDED="for=10.0.0.1", HTTP_X_REAL_IP="10.0.0.1", HTTP_X_FORWARDED_PROTO="https",
    )  # fmt: skip
    assert forwarded(page)(request).content.decode() == seen
    assert ("HTTP_X_FORWARDED_PROTO" in request.META) is bool(proxies)
    assert not {"HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_X_FORWARDED_FOR"} & request.META.keys()
