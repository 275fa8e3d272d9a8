"""Sessions are rows that say whose they are: they end when they should, and what has ended opens nothing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from coi_register import clock
from coi_register.accounts import services
from coi_register.accounts.actors import Role, command
from coi_register.accounts.models import Session, User
from coi_register.accounts.selectors import sessions_of
from tests.factories import CcgFactory, RoleHeldFactory, UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "three-odd-words"


@pytest.fixture
def ada() -> User:
    return UserFactory(email="ada@example.org", password=make_password(PASSWORD))


@pytest.fixture
def wait(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """`wait(29)`: so many minutes go by."""

    def go_by(minutes: float) -> None:
        now = clock.instant() + timedelta(minutes=minutes)
        monkeypatch.setattr(clock, "instant", lambda: now)

    return go_by


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def test_a_session_is_listed_with_its_device_and_its_network(ada: User) -> None:
    client = Client(headers={"User-Agent": "Mozilla/5.0 (X11; Linux) Firefox/128.0"}, REMOTE_ADDR="192.0.2.7")
    client.post("/account/sign-in/", {"login": ada.email, "password": PASSWORD})
    [row] = sessions_of(ada)
    assert (row.device, row.place, row.user) == ("Firefox on Linux", "192.0.2.…", ada)


def test_signing_in_gives_a_new_key_to_the_session(client: Client, ada: User) -> None:
    client.get("/account/sign-in/")
    session = client.session
    session["before"] = "yes"
    session.save()
    before = client.session.session_key
    client.cookies["sessionid"] = before or ""
    client.post("/account/sign-in/", {"login": ada.email, "password": PASSWORD})
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_signing_out_ends_the_session_on_the_server(ada: User, client_of: Callable[..., Client]) -> None:
    client = client_of(ada)
    old = client.cookies["sessionid"].value
    client.post("/account/sign-out/")
    again = Client()
    again.cookies["sessionid"] = old
    assert not is_in(again)
    assert not Session.objects.filter(user=ada).exists()


@pytest.mark.parametrize(("idle", "still"), [(29, True), (30, False)])
def test_a_session_ends_after_half_an_hour_without_use(
    idle: float, still: bool, ada: User, client_of: Callable[..., Client], wait: Callable[[float], None]
) -> None:
    client = client_of(ada)
    wait(idle)
    assert is_in(client) is still
    assert Session.objects.filter(user=ada).exists() is still


@pytest.mark.parametrize(("idle", "still"), [(14, True), (15, False)])
def test_an_auditors_ends_after_a_quarter(
    idle: float, still: bool, client_of: Callable[..., Client], wait: Callable[[float], None]
) -> None:
    client = client_of(RoleHeldFactory(role=Role.AUDITOR).user)
    wait(idle)
    assert is_in(client) is still


def test_use_renews_a_session_but_not_beyond_twelve_hours(
    ada: User, client_of: Callable[..., Client], wait: Callable[[float], None]
) -> None:
    client, hours = client_of(ada), 0.0
    while is_in(client) and hours < 13:
        wait(24)
        hours += 0.4
    assert hours == pytest.approx(12.0)


def test_a_page_says_when_the_session_ends_and_the_button_renews_it(
    ada: User, client_of: Callable[..., Client], wait: Callable[[float], None]
) -> None:
    client = client_of(ada)
    wait(28)
    said = client.post("/account/sessions/stay/").json()["ends"]
    assert said == (clock.instant() + timedelta(minutes=30)).isoformat()
    assert f'data-session-ends="{said}"' in client.get("/account/").content.decode()


def test_a_form_sent_too_late_shows_what_was_typed_and_saves_nothing(
    client_of: Callable[..., Client], wait: Callable[[float], None]
) -> None:
    ccg: Any = CcgFactory()
    client = client_of(RoleHeldFactory(role=Role.OFFICER, ccg=ccg).user)
    wait(16)
    typed = {"name": "Nora <Example>", "email": "nora@example.org", "password": "a secret"}
    answer = client.post("/accounts/open/", typed)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Nora &lt;Example&gt;" in page
    assert "a secret" not in page
    assert "next=%2Faccounts%2Fopen%2F" in page
    assert not User.objects.filter(email="nora@example.org").exists()


def test_another_sites_form_gets_nothing_shown(
    client_of: Callable[..., Client], wait: Callable[[float], None], ada: User
) -> None:
    client = client_of(ada)
    wait(31)
    answer = client.post("/declare/", {"text": "planted"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert "planted" not in answer.content.decode()


def test_an_ended_role_bites_in_an_open_session(client_of: Callable[..., Client]) -> None:
    held = RoleHeldFactory(role=Role.OFFICER)
    client = client_of(held.user)
    assert client.get("/accounts/open/").status_code == 200

    services.end_role(held, until=clock.today(), by=command("the test"), because="It ends.")
    assert client.get("/accounts/open/").status_code == 403
