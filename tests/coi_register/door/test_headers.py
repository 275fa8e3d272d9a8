"""What every answer tells the browser, errors included, and what its cookies are."""

import os
import subprocess
import sys
from typing import Any

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from coi_register.accounts.guards import open_to_all, takes_a_form
from coi_register.door.headers import ALWAYS
from coi_register.refusals import ShelfAway
from coi_register.urls import handler400, handler403, handler404, handler500  # noqa: F401 - the pages for what goes wrong
from tests.factories import UserFactory

COOKIES = """
import django; django.setup()
from django.conf import settings as s
print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_DOMAIN,
      s.CSRF_COOKIE_DOMAIN, s.SESSION_COOKIE_PATH, s.CSRF_COOKIE_PATH, s.SESSION_COOKIE_HTTPONLY, s.CSRF_COOKIE_HTTPONLY,
      s.SESSION_COOKIE_SAMESITE, s.CSRF_COOKIE_SAMESITE, s.SECURE_HSTS_SECONDS)
"""


@open_to_all
@takes_a_form
def page(request: HttpRequest) -> HttpResponse:
    match request.GET.get("fails"):
        case "database":
            raise OperationalError("connection to server at 10.0.0.1 failed: password for coi_app")
        case "shelf":
            raise ShelfAway("The bucket “canary-7f3a” cannot be used")
        case "code":
            raise ZeroDivisionError("canary-7f3a")
        case _:
            return HttpResponse()


urlpatterns = [path("", page, name="home"), path("account/sign-out/", page, name="account_logout")]
urlpatterns += [
    path(f"{name}/", page, name=name) for name in ("account", "account_login", "account_change_password", "stay_signed_in")
]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]

ASKED = [
    ("GET", "/", 200),
    ("GET", "/nowhere/", 404),
    ("GET", "/?fails=code", 500),
    ("GET", "/?fails=database", 503),
    ("GET", "/?fails=shelf", 503),
    ("DELETE", "/", 405),
    ("GET", "/?q=%00", 400),
    ("GET", "/?" + "x" * 9_000, 414),
]


@pytest.mark.parametrize(("method", "address", "status"), ASKED)
def test_an_answer_has_every_header_whatever_it_says(method: str, address: str, status: int, settings: Any) -> None:
    settings.SECURE_HSTS_SECONDS = 1
    response = Client(raise_request_exception=False).generic(method, address, secure=True)
    said = dict(response.headers.items())
    assert response.status_code == status
    assert ALWAYS.items() <= said.items()
    assert said["Cache-Control"] == "no-store"
    assert said["Strict-Transport-Security"].startswith("max-age=1")
    assert "default-src 'none'" in said["Content-Security-Policy"]
    assert "Server" not in said


def test_without_https_nothing_is_said_of_it(client: Client) -> None:
    assert "Strict-Transport-Security" not in client.get("/").headers


@pytest.mark.parametrize(("address", "secret"), [("/?fails=code", "canary"), ("/?fails=database", "coi_app")])
def test_a_failure_says_nothing_of_the_inside(address: str, secret: str) -> None:
    page = Client(raise_request_exception=False).get(address).content.decode()
    assert "Nothing of what you sent was saved" in page
    assert not [word for word in (secret, "Error", "Traceback", "10.0.0.1") if word in page]


def test_the_end_of_a_session_clears_the_browser() -> None:
    client = Client()
    client.force_login(UserFactory())
    assert client.post("/account/sign-out/").headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "Clear-Site-Data" not in client.get("/account/sign-out/").headers


def test_in_production_cookies_belong_to_the_host_and_are_secure() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_DEBUG"}
    environment |= {"DJANGO_SETTINGS_MODULE": "coi_register.settings", "DJANGO_SECRET_KEY": "k2J9sQ0xV7bN4mZ8-" * 4}
    said = subprocess.run([sys.executable, "-c", COOKIES], capture_output=True, text=True, check=True, env=environment)
    names = "__Host-session __Host-csrf"
    assert said.stdout.split() == [
        *names.split(), "True", "True", "None", "None", "/", "/", "True", "True", "Lax", "Lax", "31536000",
    ]  # fmt: skip
