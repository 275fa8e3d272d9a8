"""Tries are counted where they are made: nobody locks another out, and nobody guesses without end."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client, RequestFactory

from coi_register.accounts.models import User
from coi_register.accounts.signin.throttle import try_to_sign_in

pytestmark = pytest.mark.django_db

SIGN_IN = "/account/sign-in/"
HER_PLACE, ELSEWHERE = {"REMOTE_ADDR": "192.0.2.10"}, {"REMOTE_ADDR": "198.51.100.99"}
TOO_MANY = "Too many attempts"


@pytest.fixture
def ada(account: Callable[..., User]) -> User:
    return account()


def guess(user: User, times: int, client: Client | None = None, **where: Any) -> list[bool]:
    """So many wrong passwords in a row; which of them were not even looked at."""
    client = client or Client()
    typed = {"login": user.email, "password": "wrong"}
    return [TOO_MANY in client.post(SIGN_IN, typed, **where).content.decode() for _ in range(times)]


def test_the_right_password_works_from_her_place_while_somebody_hammers_from_elsewhere(
    ada: User, sign_in: Callable[..., Any]
) -> None:
    assert guess(ada, 12, **ELSEWHERE)[5:] == [True] * 7
    assert sign_in(Client(), ada, **HER_PLACE).status_code == 302
    assert TOO_MANY in sign_in(Client(), ada, **ELSEWHERE).content.decode()


def test_hammering_from_a_hundred_places_locks_nobody_out(ada: User, sign_in: Callable[..., Any]) -> None:
    for last in range(100):
        assert try_to_sign_in(RequestFactory().post(SIGN_IN, REMOTE_ADDR=f"203.0.113.{last}"), ada.email)
    assert sign_in(Client(), ada, **HER_PLACE).status_code == 302


def test_her_own_browser_works_while_somebody_in_the_same_building_hammers(ada: User, sign_in: Callable[..., Any]) -> None:
    hers = Client()
    sign_in(hers, ada, **HER_PLACE)
    hers.post("/account/sign-out/", **HER_PLACE)
    assert guess(ada, 12, **HER_PLACE)[-1]
    assert sign_in(hers, ada, **HER_PLACE).status_code == 302


def test_a_building_full_of_failures_leaves_her_browser_alone(ada: User, sign_in: Callable[..., Any], settings: Any) -> None:
    hers = Client()
    sign_in(hers, ada, **HER_PLACE)
    hers.post("/account/sign-out/", **HER_PLACE)
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login_failed": "3/m/ip,5/m/key"}
    for number in range(4):
        Client().post(SIGN_IN, {"login": f"{number}@example.org", "password": "wrong"}, **HER_PLACE)
    assert TOO_MANY in Client().post(SIGN_IN, {"login": "new@example.org", "password": "x"}, **HER_PLACE).content.decode()
    assert sign_in(hers, ada, **HER_PLACE).status_code == 302


def test_a_browser_that_is_hers_is_no_licence_to_guess_at_others(
    account: Callable[..., User], sign_in: Callable[..., Any]
) -> None:
    ada, other = account(), account(email="other@example.org", name="Otto Example")
    client = Client()
    sign_in(client, other)
    client.post("/account/sign-out/")
    assert guess(ada, 6, client)[-1]
    cache.clear()
    assert guess(other, 6, client)[-1]


def test_the_wait_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at, now = [], time.time()
    asked = RequestFactory().post(SIGN_IN, **HER_PLACE)
    for minute in range(120):
        monkeypatch.setattr(time, "time", lambda minute=minute: now + 61 * minute)
        looked_at.append(sum(try_to_sign_in(asked, "ada@example.org") is not None for _ in range(6)))
    assert looked_at[0] == looked_at[1] == 5
    assert looked_at[2:14] == [0] * 12
    assert sum(looked_at) == 20


def test_a_right_password_is_not_counted(ada: User, sign_in: Callable[..., Any]) -> None:
    assert all(sign_in(Client(), ada, **HER_PLACE).status_code == 302 for _ in range(8))


def test_a_new_password_by_mail_opens_the_door_that_others_have_blocked(ada: User, sign_in: Callable[..., Any]) -> None:
    client = Client()
    assert guess(ada, 12, **HER_PLACE)[-1]
    client.post("/account/password/forgotten/", {"email": ada.email}, **HER_PLACE)
    link = next(line for line in str(mail.outbox[0].body).splitlines() if "/password/new/" in line).strip()
    page = client.get(link, follow=True, **HER_PLACE).redirect_chain[-1][0]
    client.post(page, {"password1": "four-other-words", "password2": "four-other-words"}, **HER_PLACE)
    assert sign_in(client, ada, "four-other-words", **HER_PLACE).status_code == 302


def test_nobody_is_buried_in_mails_and_asking_looks_the_same(ada: User) -> None:
    answers = [Client().post("/account/password/forgotten/", {"email": ada.email}) for _ in range(6)]
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, "/account/password/forgotten/sent/")}
    assert len(mail.outbox) == 3


def test_of_what_is_said_about_an_address_only_our_own_proxy_is_believed(ada: User, settings: Any) -> None:
    settings.PROXIES = settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    seen = [f"10.0.0.{number}, 198.51.100.99" for number in range(7)]
    tried = [guess(ada, 1, HTTP_X_FORWARDED_FOR=said, REMOTE_ADDR="127.0.0.1")[0] for said in seen]
    assert tried == [False] * 5 + [True] * 2
    assert guess(ada, 1, HTTP_X_FORWARDED_FOR="198.51.100.99, 192.0.2.10", REMOTE_ADDR="127.0.0.1") == [False]


def test_the_count_is_kept_in_the_database_where_every_process_finds_it(
    ada: User, sign_in: Callable[..., Any], settings: Any
) -> None:
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "coi_register_cache"}
    }
    with connection.cursor() as cursor:
        assert guess(ada, 6)[-1]
        cursor.execute("SELECT COUNT(*) FROM coi_register_cache")
        assert cursor.fetchone()[0] >= 4
    assert cache.add("good-once", True, timeout=30)
    assert not cache.add("good-once", True, timeout=30)
