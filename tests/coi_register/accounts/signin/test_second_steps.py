"""Staff give a second step: a code good once, a passkey, or a recovery code; whichever way they come in."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.core import mail
from django.test import Client

from coi_register.accounts.actors import Actor, Role
from coi_register.accounts.models import User
from coi_register.accounts.signin import codes, services
from coi_register.audit.models import Deed
from tests.factories import arranged

pytestmark = pytest.mark.django_db

WAYS, APP, CODE = "/account/sign-in/ways/", "/account/sign-in/app/", "/account/sign-in/code/"
RECOVERY = "/account/sign-in/recovery-codes/"
SECRET = generate_totp_secret()
STAFF = [Role.OFFICER, Role.GUARDIAN, Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARY, Role.AUDITOR, Role.ADMIN]
NO_PASSKEYS = ["", "{}", "[]", "null", '"x"', '{"id": "x", "response": {}}', "{" * 50, '{"rawId": 5, "id": null}']


@pytest.fixture(autouse=True)
def mid_period(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands in the middle of a code's time, and moves by whole codes."""
    now = time.time() // 30 * 30 + 15
    monkeypatch.setattr(time, "time", lambda: now)


def with_app(user: User) -> User:
    """The account with an authenticator app and recovery codes."""
    recovery = {"seed": codes.sealed("f" * 40), "used_mask": 0}
    with arranged():
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": codes.sealed(SECRET)})
        Authenticator.objects.create(user=user, type=Authenticator.Type.RECOVERY_CODES, data=recovery)
    return user


@pytest.fixture
def olive(account: Callable[..., User]) -> User:
    """An officer with an app."""
    return with_app(account(Role.OFFICER, email="olive@example.org", name="Olive Example"))


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize(
    "role", [Role.OFFICER, Role.GUARDIAN, Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARY, Role.AUDITOR, Role.ADMIN]
)
def test_staff_without_a_second_step_are_led_to_set_one_up_from_every_page(
    client: Client, account: Callable[..., User], sign_in: Callable[..., Any], role: Role
) -> None:
    sign_in(client, account(role))
    for page in ("/", "/people/", "/account/password/", "/account/sign-in/recovery-codes/make/"):
        assert client.get(page)["Location"].startswith(WAYS), page
    assert "Your role needs a second step" in client.get(WAYS).content.decode()


@pytest.mark.parametrize("role", [Role.DECLARER, Role.MEMBER, Role.LINE_MANAGER])
def test_who_only_declares_or_sits_signs_in_by_password(
    client: Client, account: Callable[..., User], sign_in: Callable[..., Any], role: Role
) -> None:
    sign_in(client, account(role))
    assert client.get("/").status_code == 200
    assert "Your role needs" not in client.get(WAYS).content.decode()


def test_a_session_that_owes_its_step_has_no_rights_and_can_still_sign_out(
    client: Client, account: Callable[..., User], sign_in: Callable[..., Any]
) -> None:
    sign_in(client, account(Role.OFFICER))
    page = client.get(WAYS)
    assert page.wsgi_request.actor.rights == frozenset()
    assert "/people/" not in page.content.decode()
    client.post("/account/sign-out/")
    assert not is_signed_in(client)


def test_an_app_is_set_up_with_its_first_code_and_then_every_page_opens(
    client: Client, account: Callable[..., User], sign_in: Callable[..., Any]
) -> None:
    user = account(Role.OFFICER)
    sign_in(client, user)
    mail.outbox.clear()
    page = client.get(APP).content.decode()
    secret = client.session["mfa.totp.secret"]
    assert codes.spaced(secret) in page
    assert "<svg" in page
    assert "style=" not in page
    assert client.post(APP, {"code": codes.code_of_now(secret)})["Location"] == RECOVERY
    assert client.get("/").status_code == 200
    assert Deed.objects.get(name="second_step.app_added").by == user
    kept = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    assert secret not in str(kept.data)


def test_a_wrong_first_code_sets_up_nothing(
    client: Client, account: Callable[..., User], sign_in: Callable[..., Any]
) -> None:
    sign_in(client, account(Role.OFFICER))
    client.get(APP)
    assert "That code is not right" in client.post(APP, {"code": "000000x"}).content.decode()
    assert not Authenticator.objects.exists()
    assert not Deed.objects.filter(name__startswith="second_step").exists()


def test_the_password_alone_opens_nothing_and_the_code_opens_the_door(
    client: Client, olive: User, sign_in: Callable[..., Any]
) -> None:
    assert sign_in(client, olive)["Location"] == CODE
    assert not is_signed_in(client)
    assert client.get("/people/")["Location"].startswith("/account/sign-in/?next=")
    assert client.post(CODE, {"code": codes.code_of_now(SECRET)}).status_code == 302
    assert is_signed_in(client)
    assert client.get("/").status_code == 200
    assert Deed.objects.get(name="second_step.given").by == olive


def test_a_code_is_good_once(olive: User, sign_in: Callable[..., Any]) -> None:
    first, second = Client(), Client()
    for client in (first, second):
        sign_in(client, olive)
        client.post(CODE, {"code": codes.code_of_now(SECRET)})
    assert is_signed_in(first)
    assert not is_signed_in(second)


def test_the_code_that_set_up_the_app_opens_nothing_again(
    client: Client, account: Callable[..., User], sign_in: Callable[..., Any]
) -> None:
    user, other = account(Role.OFFICER), Client()
    sign_in(client, user)
    client.get(APP)
    code = codes.code_of_now(client.session["mfa.totp.secret"])
    client.post(APP, {"code": code})
    sign_in(other, user)
    assert "was used before" in other.post(CODE, {"code": code}).content.decode()
    assert not is_signed_in(other)


@pytest.mark.parametrize("shift", [-30, 30])
def test_the_code_before_and_the_one_after_are_not_good(
    client: Client, olive: User, sign_in: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, shift: int
) -> None:
    sign_in(client, olive)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + shift)
    code = codes.code_of_now(SECRET)
    monkeypatch.setattr(time, "time", lambda: now)
    client.post(CODE, {"code": code})
    assert not is_signed_in(client)


def test_codes_cannot_be_tried_without_end(client: Client, olive: User, sign_in: Callable[..., Any]) -> None:
    sign_in(client, olive)
    answers = [client.post(CODE, {"code": f"{tried:06}x"}).content.decode() for tried in range(6)]
    assert ["Too many attempts" in answer for answer in answers] == [False] * 5 + [True]


def test_a_recovery_code_stands_in_once(olive: User, sign_in: Callable[..., Any]) -> None:
    recovery = Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES)
    code, first, second = recovery.wrap().get_unused_codes()[3], Client(), Client()
    for client in (first, second):
        sign_in(client, olive)
        client.post(CODE, {"code": f" {code}"})
    assert (is_signed_in(first), is_signed_in(second)) == (True, False)
    assert Deed.objects.filter(name="recovery_code.used").count() == 1


def test_recovery_codes_are_shown_once_and_only_on_pressing_a_button(client: Client, olive: User) -> None:
    client.force_login(olive)
    code = Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES).wrap().get_unused_codes()[0]
    deeds = Deed.objects.count()
    assert code not in client.get(RECOVERY).content.decode()
    assert Deed.objects.count() == deeds
    assert code in client.post(RECOVERY).content.decode()
    again = client.post(RECOVERY).content.decode()
    assert code not in again
    assert "were shown before" in again


def test_new_recovery_codes_end_the_old_ones(client: Client, olive: User, sign_in: Callable[..., Any]) -> None:
    old = Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES).wrap().get_unused_codes()[0]
    sign_in(client, olive)
    client.post(CODE, {"code": codes.code_of_now(SECRET)})
    assert client.post(f"{RECOVERY}make/")["Location"] == RECOVERY
    assert services.spend(olive, old) is None


def test_the_last_second_step_of_an_officer_stays(client: Client, olive: User, sign_in: Callable[..., Any]) -> None:
    sign_in(client, olive)
    client.post(CODE, {"code": codes.code_of_now(SECRET)})
    assert "Your role asks for a second step" in client.post(f"{APP}remove/").content.decode()
    assert Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()


def test_who_need_not_give_one_may_remove_theirs(
    client: Client, account: Callable[..., User], sign_in: Callable[..., Any], django_capture_on_commit_callbacks: Any
) -> None:
    user = with_app(account(Role.DECLARER))
    sign_in(client, user)
    client.post(CODE, {"code": codes.code_of_now(SECRET)})
    mail.outbox.clear()
    client.post(f"{APP}remove/")
    assert not Authenticator.objects.exists()
    assert [message.subject for message in mail.outbox] == ["An authenticator app was removed"]


def test_a_session_from_before_the_role_gives_the_step_and_goes_on(
    client: Client, olive: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(olive)
    session = client.session
    session["account_authentication_methods"] = []
    session.save()
    led = client.get("/people/")["Location"]
    assert led == "/account/sign-in/again/code/?next=%2Fpeople%2F"
    assert client.post(led, {"code": codes.code_of_now(SECRET)})["Location"] == "/people/"
    assert client.get("/people/").status_code == 200


def test_a_new_password_by_mail_does_not_skip_the_second_step(
    client: Client, olive: User, sign_in: Callable[..., Any]
) -> None:
    client.post("/account/password/forgotten/", {"email": olive.email})
    link = next(line for line in str(mail.outbox[0].body).splitlines() if "/account/password/new/" in line).strip()
    page = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(page, {"password1": "four-other-words", "password2": "four-other-words"})
    assert not is_signed_in(client)
    olive.refresh_from_db()
    assert sign_in(client, olive, "four-other-words")["Location"] == CODE
    assert not is_signed_in(client)


def test_demo_accounts_sign_in_without_a_step_only_in_the_demo(
    account: Callable[..., User], sign_in: Callable[..., Any], settings: Any
) -> None:
    officer = account(Role.OFFICER, email="officer@wexbridge.example", name="Olive Example")
    for demo, status in ((True, 200), (False, 302)):
        settings.DEMO, client = demo, Client()
        sign_in(client, officer)
        assert client.get("/").status_code == status


def test_the_demo_shows_the_code_of_now_for_its_own_accounts_and_nobody_elses(
    olive: User, account: Callable[..., User], sign_in: Callable[..., Any], settings: Any
) -> None:
    invented = with_app(account(Role.OFFICER, email="officer@wexbridge.example"))
    for demo, user, shows in ((True, invented, True), (True, olive, False), (False, invented, False)):
        settings.DEMO, client = demo, Client()
        sign_in(client, user)
        assert (codes.code_of_now(SECRET) in client.get(CODE).content.decode()) is shows


def test_a_code_cannot_be_given_before_the_password(client: Client, olive: User) -> None:
    assert client.post(CODE, {"code": codes.code_of_now(SECRET)})["Location"] == "/account/sign-in/"
    assert not is_signed_in(client)


@pytest.mark.parametrize("credential", NO_PASSKEYS)
def test_what_is_no_passkey_is_refused_in_words(
    client: Client, olive: User, sign_in: Callable[..., Any], credential: str
) -> None:
    client.get("/account/sign-in/passkey/", headers={"x-requested-with": "XMLHttpRequest"})
    assert client.post("/account/sign-in/passkey/", {"credential": credential})["Location"] == "/account/sign-in/"
    sign_in(client, olive)
    assert client.post(CODE, {"credential": credential}).status_code == 200
    assert not is_signed_in(client)


def test_a_passkey_is_not_added_by_what_is_none(client: Client, olive: User, sign_in: Callable[..., Any]) -> None:
    sign_in(client, olive)
    client.post(CODE, {"code": codes.code_of_now(SECRET)})
    client.get("/account/sign-in/passkey/add/")
    for credential in ("", "{}", '{"id": "x", "rawId": "x", "response": {}, "type": "public-key"}'):
        answer = client.post("/account/sign-in/passkey/add/", {"name": "x", "credential": credential})
        assert answer.status_code == 200
    assert not Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN).exists()


def test_nobody_removes_anothers_passkey(client: Client, olive: User, account: Callable[..., User]) -> None:
    data = {"name": "key", "credential": {}}
    with arranged():
        theirs = Authenticator.objects.create(user=olive, type=Authenticator.Type.WEBAUTHN, data=data)
    client.force_login(account())
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session.save()
    assert client.post(f"/account/sign-in/passkey/{theirs.pk}/remove/").status_code == 404
    assert Authenticator.objects.filter(pk=theirs.pk).exists()


def test_an_actor_without_rights_keeps_its_name(account: Callable[..., User]) -> None:
    from coi_register.accounts.signin.steps import without_rights

    assert without_rights(Actor(name="Ada Example", user_id=7)).user_id == 7
