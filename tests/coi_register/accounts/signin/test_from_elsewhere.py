"""Signing in with an account of another organisation: only when that is proved, only when it is linked, never by an address."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.test import Client

from coi_register.accounts.actors import Role
from coi_register.accounts.models import User
from coi_register.accounts.signin import services
from coi_register.accounts.signin.tokens import Identity
from coi_register.audit.models import Deed
from tests.coi_register.accounts.signin.issuer import ISSUER, Issuer, claims, signed
from tests.coi_register.accounts.signin.test_tokens import BAD
from tests.factories import arranged

pytestmark = pytest.mark.django_db

BEGIN, RETURN = "/account/sign-in/elsewhere/", "/account/sign-in/elsewhere/return/"


@pytest.fixture
def ada(account: Callable[..., User], issuer: Issuer) -> User:
    """An account that subject-1 of the issuer opens."""
    ada = account()
    services.link(ada, Identity(ISSUER, "subject-1"))
    return ada


def begun(client: Client, issuer: Issuer, **sent: str) -> dict[str, str]:
    """Somebody presses the button, and is sent to the issuer."""
    answer = client.post(BEGIN, sent)
    assert answer.status_code == 302, answer.content.decode()
    return issuer.ask(answer["Location"])


def came_back(client: Client, issuer: Issuer, **sent: str) -> Any:
    """They sign in there, and come back."""
    return client.get(RETURN, {"code": "c1", "state": begun(client, issuer, **sent)["state"]})


def rows() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (User, SocialAccount, EmailAddress, Deed))


def assert_refused(client: Client, answer: Any, before: tuple[int, ...], status: int = 401) -> None:
    assert answer.status_code == status
    assert "<h1" in answer.content.decode()
    assert "_auth_user_id" not in client.session
    assert rows() == before


def test_whoever_the_issuer_names_is_signed_in(client: Client, issuer: Issuer, ada: User) -> None:
    answer = came_back(client, issuer, next="/account/password/")
    assert (answer.status_code, answer["Location"]) == (302, "/account/password/")
    assert client.session["_auth_user_id"] == str(ada.pk)


def test_they_are_sent_there_with_a_state_a_nonce_and_a_proof_key_and_ask_only_who_they_are(
    client: Client, issuer: Issuer, ada: User
) -> None:
    asked = begun(client, issuer)
    assert asked["scope"] == "openid"
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["nonce"]) >= 22 <= len(asked["code_challenge"])
    assert asked["redirect_uri"] == f"http://testserver{RETURN}"


def test_what_the_address_adds_to_the_question_is_left_out(client: Client, issuer: Issuer, ada: User) -> None:
    answer = client.post(f"{BEGIN}?auth_params=nonce%3Dmine%26code_challenge%3Dmine&scope=email", {})
    asked = issuer.ask(answer["Location"])
    assert "mine" not in (asked["nonce"], asked["code_challenge"])
    assert asked["scope"] == "openid"


@pytest.mark.parametrize("what", BAD)
def test_a_bad_token_signs_nobody_in_and_writes_nothing(client: Client, issuer: Issuer, ada: User, what: str) -> None:
    issuer.token = BAD[what]
    before = rows()
    assert_refused(client, came_back(client, issuer), before)


def test_another_subject_with_the_same_address_is_somebody_else(client: Client, issuer: Issuer, ada: User) -> None:
    issuer.token = lambda nonce: signed(claims(nonce, sub="subject-2", email=ada.email, email_verified=True))
    before = rows()
    assert_refused(client, came_back(client, issuer), before, status=403)


def test_a_state_is_good_once(client: Client, issuer: Issuer, ada: User) -> None:
    asked = begun(client, issuer)
    client.get(RETURN, {"code": "c1", "state": asked["state"]})
    client.post("/account/sign-out/")
    before = rows()
    assert_refused(client, client.get(RETURN, {"code": "c2", "state": asked["state"]}), before)


def test_a_state_that_led_to_a_refusal_is_spent_as_well(client: Client, issuer: Issuer, ada: User) -> None:
    asked = begun(client, issuer)
    issuer.token = BAD["expired"]
    client.get(RETURN, {"code": "c1", "state": asked["state"]})
    issuer.token = lambda nonce: signed(claims(nonce))
    before = rows()
    assert_refused(client, client.get(RETURN, {"code": "c2", "state": asked["state"]}), before)


def test_a_state_of_another_browser_is_none(client: Client, issuer: Issuer, ada: User) -> None:
    asked = begun(Client(), issuer)
    before = rows()
    assert_refused(client, client.get(RETURN, {"code": "c1", "state": asked["state"]}), before)


def test_an_answer_without_the_proof_key_gets_no_token(client: Client, issuer: Issuer, ada: User) -> None:
    asked = begun(client, issuer)
    issuer.asked = asked | {"code_challenge": "of another browser"}
    before = rows()
    assert_refused(client, client.get(RETURN, {"code": "c1", "state": asked["state"]}), before)


@pytest.mark.parametrize(
    "sent", [{}, {"error": "access_denied"}, {"error": "<b>"}, {"code": "c1", "iss": "https://id.evil.example"}]
)
def test_an_answer_without_a_code_or_from_another_issuer_signs_nobody_in(
    client: Client, issuer: Issuer, ada: User, sent: dict[str, str]
) -> None:
    asked = begun(client, issuer)
    before = rows()
    answer = client.get(RETURN, sent | {"state": asked["state"]})
    assert_refused(client, answer, before)
    assert "<b>" not in answer.content.decode()


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"keys": []},
        {"keys": "none"},
        {"keys": [None, {}, {"kid": "one"}]},
        [],
        b"<html>",
        {"keys": [{"kid": "one", "kty": "RSA"}]},
    ],
)
def test_keys_that_are_none_are_refused_in_words(client: Client, issuer: Issuer, ada: User, keys: Any) -> None:
    issuer.keys = keys
    before = rows()
    assert_refused(client, came_back(client, issuer), before)


@pytest.mark.parametrize(
    "says",
    [
        {"issuer": "https://id.evil.example"},
        {"token_endpoint": "http://id.trust.example/token"},
        {"jwks_uri": "ftp://id.trust.example/keys"},
        {"authorization_endpoint": None},
    ],
)
def test_an_issuer_that_sends_us_elsewhere_is_not_asked(
    client: Client, issuer: Issuer, ada: User, says: dict[str, Any]
) -> None:
    issuer.says = says
    answer = client.post(BEGIN)
    assert answer.status_code == 503
    assert "cannot be reached" in answer.content.decode()


def test_an_issuer_that_is_down_leaves_the_password(
    client: Client, issuer: Issuer, ada: User, sign_in: Callable[..., Any]
) -> None:
    issuer.is_down = True
    assert client.post(BEGIN).status_code == 503
    assert sign_in(client, ada).status_code == 302


def test_an_issuer_that_goes_down_half_way_is_told_in_words(client: Client, issuer: Issuer, ada: User) -> None:
    asked = begun(client, issuer)
    issuer.is_down = True
    before = rows()
    assert_refused(client, client.get(RETURN, {"code": "c1", "state": asked["state"]}), before)


def test_whoever_is_linked_to_nobody_is_told_how_to_link_and_gets_no_account(
    client: Client, issuer: Issuer, db: None
) -> None:
    before = rows()
    answer = came_back(client, issuer)
    assert_refused(client, answer, before, status=403)
    assert "link the two" in answer.content.decode()


def test_a_signed_in_person_links_their_account_and_is_told_by_mail(
    client: Client, issuer: Issuer, account: Callable[..., User], sign_in: Callable[..., Any]
) -> None:
    ada = account()
    sign_in(client, ada)
    mail.outbox.clear()
    assert came_back(client, issuer, process="connect")["Location"] == "/account/sign-in/ways/"
    linked = SocialAccount.objects.get()
    assert (linked.user, linked.extra_data) == (ada, {"issuer": ISSUER, "subject": "subject-1"})
    assert Deed.objects.get(name="identity.linked").by == ada
    assert "can now sign in to yours" in str(mail.outbox[0].body)
    assert "Example Trust" in client.get("/account/sign-in/ways/").content.decode()


def test_linking_asks_for_the_password_again_when_the_sign_in_is_old(
    client: Client, issuer: Issuer, account: Callable[..., User]
) -> None:
    client.force_login(account())
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": 0}]
    session.save()
    assert client.post(BEGIN, {"process": "connect"})["Location"].startswith("/account/sign-in/again/")


def test_an_account_elsewhere_opens_one_account_only(
    client: Client, issuer: Issuer, ada: User, account: Callable[..., User], sign_in: Callable[..., Any]
) -> None:
    other = account(email="other@example.org", name="Otto Example")
    sign_in(client, other)
    answer = came_back(client, issuer, process="connect")
    assert answer.status_code == 403
    assert "already opens another account" in answer.content.decode()
    assert SocialAccount.objects.get().user == ada


def test_a_link_is_ended_by_its_owner_and_by_nobody_else(client: Client, ada: User, account: Callable[..., User]) -> None:
    linked = SocialAccount.objects.get()
    client.force_login(account(email="other@example.org", name="Otto Example"))
    assert client.post(f"/account/sign-in/elsewhere/{linked.pk}/unlink/").status_code == 404
    client.force_login(ada)
    assert client.post(f"/account/sign-in/elsewhere/{linked.pk}/unlink/").status_code == 302
    assert not SocialAccount.objects.exists()


def test_a_closed_account_is_not_opened_from_elsewhere_either(client: Client, issuer: Issuer, ada: User) -> None:
    ada.is_active = False
    with arranged():
        ada.save()
    assert came_back(client, issuer)["Location"] == "/account/closed/"
    assert "_auth_user_id" not in client.session


def test_from_elsewhere_an_officer_gives_the_same_second_step(
    client: Client, issuer: Issuer, account: Callable[..., User]
) -> None:
    officer = account(Role.OFFICER, email="olive@example.org", name="Olive Example")
    services.link(officer, Identity(ISSUER, "subject-1"))
    came_back(client, issuer)
    assert client.get("/")["Location"].startswith("/account/sign-in/ways/")


def test_where_no_issuer_is_configured_there_is_no_such_page(client: Client, db: None) -> None:
    assert client.post(BEGIN).status_code == 404
    assert client.get(RETURN).status_code == 404
    assert "elsewhere" not in client.get("/account/sign-in/").content.decode()
