"""An account's holder is told by mail what changed about it, in plain text, and what to do if it was not them."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from coi_register.accounts.models import User
from coi_register.accounts.signin import mails
from tests.coi_register.accounts.signin.conftest import PASSWORD

AT = datetime(2018, 3, 1, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("kind", mails.NOTICES)
def test_every_notice_says_what_happened_when_and_what_to_do(kind: str) -> None:
    told = mails.notice(
        kind, to="ada@example.org", at=AT, reset_at="https://x.example/new", name="Ada O’Example", about="b@example.org"
    )
    body = str(told.body)
    assert mails.NOTICES[kind].happened.format(to="b@example.org") in body
    for part in (
        "1 March 2018, 9:30am",
        "https://x.example/new",
        "Dear Ada O’Example,",
        "If it was not you",
        "officer of your CCG",
    ):
        assert part in body
    assert told.content_subtype == "plain"
    assert not {"<", "&", "{"} & set(body)


def test_every_mail_that_allauth_would_send_for_our_pages_is_in_our_words() -> None:
    theirs = {f"mfa/email/{what}" for what in ("totp_activated", "totp_deactivated", "webauthn_added", "webauthn_removed")}
    theirs |= {"account/email/password_changed", "account/email/password_reset", "mfa/email/recovery_codes_generated"}
    assert theirs <= set(mails.NOTICES)


@pytest.mark.django_db
def test_a_new_device_is_told_once(account: Callable[..., User], sign_in: Callable[..., Any]) -> None:
    ada, laptop = account(), Client()
    for client in (laptop, laptop, Client()):
        sign_in(client, ada)
        client.post("/account/sign-out/")
    assert [message.subject for message in mail.outbox] == ["A new device signed in to your account"] * 2
    assert {tuple(message.to) for message in mail.outbox} == {("ada@example.org",)}


@pytest.mark.django_db
def test_a_wrong_password_makes_no_device_known(account: Callable[..., User], sign_in: Callable[..., Any]) -> None:
    ada, client = account(), Client()
    assert "device" not in sign_in(client, ada, "wrong").cookies
    assert not mail.outbox
    sign_in(client, ada)
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_a_changed_password_is_told(client: Client, account: Callable[..., User]) -> None:
    client.force_login(account())
    typed = {"oldpassword": PASSWORD, "password1": "four-other-words", "password2": "four-other-words"}
    client.post("/account/password/", typed)
    assert [message.subject for message in mail.outbox] == ["Your password was changed"]


def test_outside_a_page_a_mail_goes_at_once() -> None:
    mails.wait(None, mails.notice("new_device", to="a@example.org", at=AT, reset_at="x", name="Ada"))
    assert len(mail.outbox) == 1
