"""One's own account and sessions, and the page behind the link of an invitation."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from coi_register import clock
from coi_register.accounts import services
from coi_register.accounts.actors import Actor, Role
from coi_register.accounts.models import User
from tests.factories import CcgFactory, RoleHeldFactory, UserFactory, actor_with

pytestmark = pytest.mark.django_db
PASSWORD = "three-odd-words"
BOTH = {"password": PASSWORD, "again": PASSWORD}


@pytest.fixture
def officer() -> Actor:
    return actor_with(Role.OFFICER, ccg=CcgFactory())


@pytest.fixture
def basil(officer: Actor) -> User:
    [ccg] = officer.ccgs()
    return UserFactory(ccg_id=ccg, name="Dr Basil Sample", email="basil@example.org", password="!unusable")


@pytest.fixture
def link(officer: Actor, basil: User, django_capture_on_commit_callbacks: Any) -> str:
    with django_capture_on_commit_callbacks(execute=True):
        services.invite(basil, by=officer)
    found = re.search(r"http://localhost:8000(/account/invitation/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def test_the_link_says_whose_account_it_is_and_does_nothing_by_itself(link: str, client: Client, basil: User) -> None:
    for _ in range(3):  # a mail scanner opens links
        assert "This account is for Dr Basil Sample" in client.get(link).content.decode()
    assert "_auth_user_id" not in client.session
    basil.refresh_from_db()
    assert not basil.has_usable_password()


def test_the_button_sets_the_password_and_still_signs_nobody_in(link: str, client: Client) -> None:
    answer = client.post(link, BOTH)
    assert answer["Location"] == "/account/sign-in/"
    assert "_auth_user_id" not in client.session
    client.post("/account/sign-in/", {"login": "basil@example.org", "password": PASSWORD})
    assert client.get("/account/").status_code == 200


def test_the_link_does_not_lead_past_the_second_step_of_a_role(link: str, client: Client, basil: User) -> None:
    RoleHeldFactory(role=Role.OFFICER, user=basil)
    client.post(link, BOTH)
    client.post("/account/sign-in/", {"login": "basil@example.org", "password": PASSWORD})
    assert client.get("/accounts/")["Location"].startswith("/account/sign-in/ways/")


def test_two_passwords_that_differ_are_refused_and_not_shown_again(link: str, client: Client) -> None:
    page = client.post(link, BOTH | {"again": "three-odd-worms"}).content.decode()
    assert "The two passwords are not the same." in page
    assert PASSWORD not in page


def test_a_weak_password_is_refused_on_its_field(link: str, client: Client) -> None:
    page = client.post(link, {"password": "short", "again": "short"}).content.decode()
    assert 'href="#id_password"' in page


def test_a_used_a_withdrawn_an_expired_and_an_unknown_link_answer_alike(
    link: str, client: Client, officer: Actor, basil: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    unknown = client.get("/account/invitation/never-was/")
    now = clock.instant()
    with monkeypatch.context() as later:
        later.setattr(clock, "instant", lambda: now + timedelta(days=3))
        expired = client.get(link)
        expired_when_sent = client.post(link, BOTH)
    client.post(link, BOTH)
    used = Client().get(link)
    answers = [unknown, expired, expired_when_sent, used]
    assert {answer.status_code for answer in answers} == {404}
    assert len({re.sub(rb'nonce="[^"]+"', b"", answer.content) for answer in answers}) == 1


def test_one_sees_ones_roles_and_ends_a_session_on_another_device(client_of: Callable[..., Client]) -> None:
    user = RoleHeldFactory(role=Role.AUDITOR).user
    here, there = client_of(user), client_of(user)
    assert "Auditor" in here.get("/account/").content.decode()
    page = here.get("/account/sessions/").content.decode()
    assert page.count("This one") == 1
    here.post(f"/account/sessions/{there.session['sitting']['id']}/end/")
    assert there.get("/account/").status_code == 302
    there = client_of(user)
    here.post("/account/sessions/end-others/")
    assert [each.get("/account/").status_code for each in (here, there)] == [200, 302]


def test_nobody_ends_a_session_of_somebody_else_here(client_of: Callable[..., Client]) -> None:
    mine, theirs = client_of(UserFactory()), client_of(UserFactory())
    mine.post(f"/account/sessions/{theirs.session['sitting']['id']}/end/")
    assert theirs.get("/account/").status_code == 200
