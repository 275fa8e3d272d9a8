"""Signing in and out."""

from typing import Any

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path

from coi_register.accounts.demo import demo_accounts
from coi_register.accounts.models import User
from coi_register.urls import handler404  # noqa: F401
from tests.factories import arranged

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]

urlpatterns = [
    path("account/", include("coi_register.accounts.urls")),
    path("", lambda request: HttpResponse("home"), name="home"),
]

SIGN_IN = "/account/sign-in/"
PASSWORD = "three-odd-words"
NOT_RIGHT = "The email address or the password is not right."


@pytest.fixture
def ada(db: None) -> User:
    with arranged():
        return User.objects.create_user("ada@example.org", "Ada Example", PASSWORD)


def sent(client: Client, **typed: str) -> Any:
    return client.post(SIGN_IN, typed)


def test_an_email_address_and_its_password_open_the_door(client: Client, ada: User) -> None:
    answer = sent(client, login="ada@example.org", password=PASSWORD)
    assert answer.headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(ada.pk)


def test_the_case_of_an_email_address_does_not_matter(client: Client, ada: User) -> None:
    assert sent(client, login="Ada@Example.org", password=PASSWORD).status_code == 302


@pytest.mark.parametrize("login", ["ada@example.org", "nobody@example.org"])
def test_a_wrong_password_and_an_unknown_address_are_refused_with_the_same_sentence(
    client: Client, ada: User, login: str
) -> None:
    answer = sent(client, login=login, password="another-password")
    assert answer.status_code == 200
    assert answer.content.decode().count(NOT_RIGHT) == 1
    assert "_auth_user_id" not in client.session


def test_what_is_missing_is_asked_for(client: Client) -> None:
    page = sent(client).content.decode()
    assert "Enter your email address" in page
    assert "Enter your password" in page
    assert "<title>Error: Sign in" in page


def test_what_is_not_an_address_is_refused_with_an_example(client: Client) -> None:
    assert "Enter an email address, like name@example.org" in sent(client, login="ada", password="x").content.decode()


def test_a_closed_account_does_not_open_the_door(client: Client, ada: User) -> None:
    ada.is_active = False
    with arranged():
        ada.save()
    sent(client, login="ada@example.org", password=PASSWORD)
    assert "_auth_user_id" not in client.session


def test_signing_in_leads_back_to_the_page_that_was_asked_for(client: Client, ada: User) -> None:
    asked = client.get("/account/password/")
    assert asked.headers["Location"] == "/account/sign-in/?next=/account/password/"
    answer = client.post(asked.headers["Location"], {"login": "ada@example.org", "password": PASSWORD})
    assert answer.headers["Location"] == "/account/password/"


def test_signing_in_does_not_lead_to_another_site(client: Client, ada: User) -> None:
    answer = client.post(f"{SIGN_IN}?next=https://elsewhere.example/", {"login": "ada@example.org", "password": PASSWORD})
    assert answer.headers["Location"] == "/"


def test_looking_at_the_sign_out_page_does_not_sign_out_and_the_button_does(client: Client, ada: User) -> None:
    client.force_login(ada)
    client.get("/account/sign-out/")
    assert "_auth_user_id" in client.session
    client.post("/account/sign-out/")
    assert "_auth_user_id" not in client.session


def test_nobody_opens_an_account_for_themselves(client: Client) -> None:
    page = client.post("/account/sign-up/", {"email": "new@example.org", "password1": PASSWORD})
    assert "Nobody opens an account for themselves" in page.content.decode()
    assert not User.objects.exists()


def test_a_forgotten_password_is_replaced_through_a_link_that_works_once(client: Client, ada: User) -> None:
    client.post("/account/password/forgotten/", {"email": "ada@example.org"})
    link = next(line for line in str(mail.outbox[0].body).splitlines() if "/account/password/new/" in line).strip()
    form = client.get(link, follow=True)
    at = form.redirect_chain[-1][0]
    done = client.post(at, {"password1": "four-other-words", "password2": "four-other-words"}, follow=True)
    assert "Your password is changed" in done.content.decode()
    assert sent(client, login="ada@example.org", password="four-other-words").status_code == 302
    assert "does not work any more" in Client().get(link, follow=True).content.decode()


def test_asking_for_a_password_answers_the_same_for_a_stranger_and_writes_to_nobody(client: Client, ada: User) -> None:
    known = client.post("/account/password/forgotten/", {"email": "ada@example.org"}, follow=True)
    unknown = client.post("/account/password/forgotten/", {"email": "nobody@example.org"}, follow=True)
    assert [known.redirect_chain, known.status_code] == [unknown.redirect_chain, unknown.status_code]
    assert [message.to for message in mail.outbox] == [["ada@example.org"]]


def test_a_password_is_changed_by_who_knows_the_old_one(client: Client, ada: User) -> None:
    client.force_login(ada)
    typed = {"oldpassword": "not the old one", "password1": "four-other-words", "password2": "four-other-words"}
    assert "The current password is not right." in client.post("/account/password/", typed).content.decode()
    assert client.post("/account/password/", typed | {"oldpassword": PASSWORD}).status_code == 302
    ada.refresh_from_db()
    assert ada.check_password("four-other-words")


def test_the_demo_offers_its_accounts_and_another_place_does_not(client: Client, settings: Any) -> None:
    settings.DEMO = False
    assert "wexbridge" not in client.get(SIGN_IN).content.decode()
    settings.DEMO = True
    page = client.get(SIGN_IN).content.decode()
    assert all(account.email in page and account.password in page for account in demo_accounts())


def test_each_demo_account_opens_with_one_button(client: Client, settings: Any) -> None:
    settings.DEMO = True
    for account in demo_accounts():
        with arranged():
            User.objects.create_user(account.email, account.name, account.password)
        one = Client()
        assert sent(one, login=account.email, password=account.password).status_code == 302
