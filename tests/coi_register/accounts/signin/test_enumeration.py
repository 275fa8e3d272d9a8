"""Nobody learns from the doors whether somebody has an account: the same words, the same work."""

import os
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth import hashers
from django.core import mail
from django.core.cache import cache
from django.test import Client

from coi_register.accounts.models import User
from tests.factories import arranged

pytestmark = pytest.mark.django_db

SIGN_IN, FORGOTTEN = "/account/sign-in/", "/account/password/forgotten/"
PAIRS = int(os.environ.get("COI_PAIRS", "0"))  # `COI_PAIRS=1000` for the long form, with Argon2id and a clock


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each time a password is hashed, whatever for."""
    done: list[str] = []
    kind = type(hashers.get_hasher())
    encode = kind.encode
    monkeypatch.setattr(kind, "encode", lambda self, *args, **kwargs: done.append("hashed") or encode(self, *args, **kwargs))
    return done


@pytest.fixture
def doors(account: Callable[..., User]) -> dict[str, str]:
    """The addresses of accounts of every state, and of nobody."""
    account()
    closed, invited = account(email="closed@example.org"), account(email="invited@example.org")
    closed.is_active = False
    invited.set_unusable_password()
    with arranged():
        closed.save()
        invited.save()
    return {"open": "ada@example.org", "closed": closed.email, "invited": invited.email, "nobody": "nobody@example.org"}


def what_a_stranger_sees(answer: Any, address: str) -> tuple[int, str, str, list[str]]:
    """All that could tell one address from another, but for the address itself and what is random."""
    import re

    page = re.sub(r'nonce="[^"]*"|nonce-[^\']*|value="[A-Za-z0-9]{64}"', "", answer.content.decode().replace(address, "…"))
    return answer.status_code, answer.headers.get("Location", ""), page, sorted(answer.cookies)


def test_a_wrong_password_is_the_same_answer_and_the_same_work_for_every_address(
    doors: dict[str, str], worked: list[str]
) -> None:
    seen, hashed = set(), {}
    for state, address in doors.items():
        worked.clear()
        answer = Client().post(SIGN_IN, {"login": address, "password": "not-the-password"})
        seen.add(str(what_a_stranger_sees(answer, address)))
        hashed[state] = len(worked)
    assert len(seen) == 1
    assert hashed == dict.fromkeys(doors, 1)


def test_asking_for_a_new_password_is_the_same_answer_and_hashes_nothing_for_any_address(
    doors: dict[str, str], worked: list[str]
) -> None:
    seen = {
        str(what_a_stranger_sees(Client().post(FORGOTTEN, {"email": address}, follow=True), address))
        for address in doors.values()
    }
    assert len(seen) == 1
    assert not worked


def test_the_mail_leaves_when_the_answer_has_gone(doors: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    sent_at: list[str] = []
    monkeypatch.setattr("coi_register.accounts.signin.mails.send", lambda message: sent_at.append("sent"))
    monkeypatch.setattr("django.http.response.HttpResponseBase.close", lambda answer: sent_at.append("answered"))
    Client().post(FORGOTTEN, {"email": doors["open"]})
    assert sent_at == ["answered"]


def test_a_mail_server_that_is_down_is_seen_by_nobody(
    doors: dict[str, str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def down(*args: Any, **kwargs: Any) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", down)
    assert Client().post(FORGOTTEN, {"email": doors["open"]}).status_code == 302
    assert "A mail could not be sent." in caplog.text
    assert doors["open"] not in caplog.text
    assert not mail.outbox


def test_signing_up_says_the_same_to_all(doors: dict[str, str]) -> None:
    answers = [Client().post("/account/sign-up/", {"email": address, "password1": "x" * 20}) for address in doors.values()]
    seen = {str(what_a_stranger_sees(answer, "…")) for answer in answers}
    assert len(seen) == 1


@pytest.mark.skipif(not PAIRS, reason="The long form, with a clock: COI_PAIRS=1000.")
@pytest.mark.parametrize("page", [SIGN_IN, FORGOTTEN])
def test_the_time_it_takes_does_not_tell(doors: dict[str, str], settings: Any, page: str) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    account = User.objects.get(email=doors["open"])
    account.set_password("three-odd-words")
    with arranged():
        account.save()
    took: dict[str, list[float]] = {"open": [], "nobody": []}
    for address_of in list(_turns()):
        cache.clear()
        began = time.perf_counter()
        client = Client()
        client.post(page, {"login": doors[address_of], "email": doors[address_of], "password": "not-the-password"})
        took[address_of].append(time.perf_counter() - began)
    right = _guessed_right(took)
    print(
        f"{page}: medians {statistics.median(took['open']):.5f} s and {statistics.median(took['nobody']):.5f} s; {right:.3f} right"
    )
    assert right < 0.60, "An observer who may choose the best threshold is right this often; a coin is at 0.5."


def _turns() -> Iterator[str]:
    for pair in range(PAIRS):
        yield from (("open", "nobody") if pair % 2 else ("nobody", "open"))


def _guessed_right(took: dict[str, list[float]]) -> float:
    """How often the best threshold tells the two apart."""
    every = sorted(took["open"] + took["nobody"])
    best = max(
        sum(t > cut for t in took["open"]) + sum(t <= cut for t in took["nobody"])
        for cut in every[:: max(1, len(every) // 200)]
    )
    return max(best, len(every) - best) / len(every)
