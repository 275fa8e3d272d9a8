"""A real installation: what it starts with, what it serves, and what it tells about itself."""

import json
import os
import re
import subprocess
import sys
from typing import Any

import pytest
from django.test import Client, override_settings
from requests import Response, TooManyRedirects
from requests.adapters import BaseAdapter

from coi_register.accounts.signin.identities import ClosedSideDoor
from coi_register.keeping.checks import a_database_elsewhere_is_asked_for_its_certificate, is_this_machine
from coi_register.keeping.roles import Roles, logins
from tests.architecture.code import ROOT

KEY = "k2J9sQ0xV7bN4mZ8-" * 4
TELLING = """
import json, django
django.setup()
from django.conf import settings
from django.core.checks import run_checks
names = ("DEBUG", "DEMO", "EMAIL_USE_TLS", "EMAIL_HOST", "SECURE_SSL_REDIRECT", "ALLOWED_HOSTS", "PROXIES")
said = {name: getattr(settings, name) for name in names}
print(json.dumps(said | {"checks": [f"{one.id} {one.msg}" for one in run_checks(include_deployment_checks=True)]}))
"""
POLICY_OF_FILES = {".css", ".js", ".svg", ".png", ".ico", ".woff", ".woff2", ".webmanifest", ".txt"}
NOT_OURS_TO_SERVE = [
    "/.git/config", "/.git/HEAD", "/.svn/entries", "/.env", "/manage.py", "/pyproject.toml", "/requirements.lock",
    "/coi_register/settings.py", "/var/coi_register.sqlite3", "/var/secret_key", "/backup.zip", "/server-status", "/admin/",
    "/static/", "/static/../manage.py", "/static/%2e%2e/manage.py", "/static/.git/config", "/media/", "/docs/", "/__debug__/",
    "/metrics", "/health", "/swagger.json", "/.DS_Store", "/package.json",
]  # fmt: skip


@pytest.fixture(scope="module")
def production(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The settings of a real installation, and what all checks say of them."""
    told = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "COI_", "DATABASE_URL"))}
    told |= {
        "DJANGO_SETTINGS_MODULE": "coi_register.settings",
        "DJANGO_SECRET_KEY": KEY,
        "COI_MAIL_HOST": "mail.example.org",
    }
    told |= {"COI_VAR": str(tmp_path_factory.mktemp("var")), "DJANGO_ALLOWED_HOSTS": "register.example.org"}
    told |= {"DATABASE_URL": "postgresql://coi_app@db.example.org/coi?sslmode=verify-full"}
    done = subprocess.run([sys.executable, "-c", TELLING], env=told, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said


def test_a_production_configuration_passes_every_check_of_django(production: dict[str, Any]) -> None:
    assert not production["checks"]
    assert production["SECURE_SSL_REDIRECT"] is True
    assert production["ALLOWED_HOSTS"] == ["register.example.org"]


def test_debugging_is_off_unless_it_is_asked_for(production: dict[str, Any]) -> None:
    assert production["DEBUG"] is False
    assert production["DEMO"] is False


def test_mail_to_another_machine_is_encrypted(production: dict[str, Any]) -> None:
    assert (production["EMAIL_HOST"], production["EMAIL_USE_TLS"]) == ("mail.example.org", True)


@pytest.mark.parametrize(
    ("host", "options", "warned"),
    [
        ("db.example.org", {}, True),
        ("db.example.org", {"sslmode": "require"}, True),
        ("db.example.org", {"sslmode": "verify-full"}, False),
        ("10.0.0.5", {}, True),
        ("", {}, False),
        ("/run/postgresql", {}, False),
        ("localhost", {}, False),
        ("::1", {}, False),
    ],
)
def test_a_database_elsewhere_is_asked_for_its_certificate(host: str, options: dict[str, str], warned: bool) -> None:
    database = {"ENGINE": "django.db.backends.postgresql", "HOST": host, "OPTIONS": options}
    with override_settings(DATABASES={"default": database}):
        assert bool(a_database_elsewhere_is_asked_for_its_certificate()) is warned
    assert is_this_machine(host) is (host not in {"db.example.org", "10.0.0.5"})


@pytest.mark.django_db
@pytest.mark.parametrize("address", NOT_OURS_TO_SERVE)
def test_nothing_beside_the_files_of_the_look_is_served(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert b"[core]" not in answer.content
    assert b"Index of" not in answer.content


def test_the_look_is_made_of_known_kinds_of_files() -> None:
    kinds = {path.suffix for path in (ROOT / "coi_register" / "nhsuk" / "assets").rglob("*") if path.is_file()}
    assert kinds
    assert kinds <= POLICY_OF_FILES


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/account/sign-in/", "/nowhere/", "/people/"])
def test_no_answer_tells_what_it_runs_on(client: Client, address: str) -> None:
    answer = client.get(address)
    assert not {"Server", "X-Powered-By", "X-AspNet-Version", "Via"} & set(answer.headers)
    told = answer.content.decode() + str(dict(answer.headers))
    assert not re.search(r"django|python|postgres|sqlite|whitenoise|gunicorn|jinja", told, re.IGNORECASE)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/account/sign-in/", "/nowhere/", "/.well-known/security.txt", "/who-may-do-what/"])
def test_every_answer_says_its_type_and_its_letters(client: Client, address: str) -> None:
    kind = client.get(address).headers["Content-Type"]
    assert re.fullmatch(r"text/(html|plain); charset=utf-8", kind)


@pytest.mark.django_db
def test_http_is_led_to_https(client: Client, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    answer = client.get("/account/sign-in/?next=/people/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "https://testserver/account/sign-in/?next=/people/")
    assert client.get("/account/sign-in/", secure=True).status_code == 200


def test_database_roles_bring_no_password() -> None:
    made = " ".join(logins(Roles(owner="coi_owner", app="coi_app", reader="coi_reader"))).upper()
    assert "CREATE ROLE" in made
    assert " PASSWORD " not in made


class LeadsElsewhere(BaseAdapter):
    """An issuer that answers every question with a redirect to a machine inside."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def send(self, request: Any, **kwargs: Any) -> Response:  # type: ignore[override]
        """The redirect."""
        self.asked.append(request.url)
        answer = Response()
        answer.status_code, answer.url, answer.request = 302, request.url, request
        answer.headers["Location"] = "https://inside.example.org/keys"
        answer.raw = open(os.devnull, "rb")  # noqa: SIM115 - closed with the answer
        return answer

    def close(self) -> None:
        """Nothing is open."""


def test_a_redirect_of_the_issuer_is_not_followed() -> None:
    elsewhere = LeadsElsewhere()
    with ClosedSideDoor().get_requests_session() as session:
        session.mount("https://", elsewhere)
        for ask in (session.get, session.post):
            with pytest.raises(TooManyRedirects):
                ask("https://issuer.example.org/keys")
    assert elsewhere.asked == ["https://issuer.example.org/keys"] * 2
