"""No letter is lost by a mail server that is away, none leaves twice, and none leaves of a deed that failed."""

from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from coi_register import clock
from coi_register.accounts import services
from coi_register.accounts.actors import command
from coi_register.accounts.models import Invitation, Letter, User
from coi_register.accounts.services.posting import letter_leaves, write
from coi_register.audit import services as audit
from tests.factories import UserFactory, arranged

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(django_capture_on_commit_callbacks: Any) -> Letter:
    return written(UserFactory(email="basil@example.org"))


def written(user: User) -> Letter:
    with audit.deed("test.wrote", by=command("the test")):
        return write(to=user, subject="A role waits", body="Look at your desk.")


def queued(user: User) -> Letter:
    with arranged():
        return write(to=user, subject="A role waits", body="Look at your desk.", by_the_next_post=True)


def away(self: EmailBackend, messages: Any) -> int:
    raise ConnectionRefusedError("The mail server at 192.0.2.7 is away.")


def test_a_letter_leaves_once(letter: Letter) -> None:
    assert services.post_waiting() == (1, 0)
    assert services.post_waiting() == (0, 0)
    assert [(one.to, one.subject) for one in mail.outbox] == [(["basil@example.org"], "A role waits")]


def test_a_letter_waits_for_a_mail_server_that_is_away(letter: Letter, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", away)
        assert services.post_waiting() == (0, 1)
    letter.refresh_from_db()
    assert letter.sent_at is None
    assert services.post_waiting() == (1, 0)


def test_a_mail_server_that_is_away_is_asked_once_and_not_for_each_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        queued(UserFactory())
    asked: list[int] = []
    monkeypatch.setattr(EmailBackend, "send_messages", lambda self, messages: asked.append(1) or away(self, messages))
    assert services.post_waiting() == (0, 3)
    assert len(asked) == 1
    assert Letter.objects.filter(sent_at=None).count() == 3


def test_an_address_that_is_refused_keeps_no_other_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ada", "basil", "celia"):
        queued(UserFactory(email=f"{name}@example.org"))
    send = EmailBackend.send_messages

    def refuses_basil(self: EmailBackend, messages: Any) -> int:
        if messages[0].to == ["basil@example.org"]:
            raise SMTPRecipientsRefused({"basil@example.org": (550, b"unknown")})
        return send(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", refuses_basil)
    assert services.post_waiting() == (2, 1)


def test_a_letter_for_the_next_post_does_not_wait_for_a_mail_server_in_the_deed(
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        queued(UserFactory())
    assert not mail.outbox
    assert services.post_waiting() == (1, 0)


def test_a_subject_of_two_lines_does_not_stop_the_post() -> None:
    with arranged():
        write(to=UserFactory(), subject="Confirm\nBcc: everybody@example.org", body="", by_the_next_post=True)
    assert services.post_waiting() == (1, 0)
    assert mail.outbox[0].subject == "Confirm Bcc: everybody@example.org"
    assert mail.outbox[0].bcc == []


def test_what_is_no_longer_so_does_not_leave(letter: Letter) -> None:
    def denies(sender: Any, letter: Letter, **kwargs: Any) -> bool:
        return False

    letter_leaves.connect(denies)
    try:
        assert services.post_waiting() == (0, 0)
    finally:
        letter_leaves.disconnect(denies)
    assert services.post_waiting() == (1, 0)


def test_the_due_work_tells_what_left_and_what_waits(letter: Letter, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", away)
        said = [*services.post_due(clock.instant())]
    assert said == ["No letters left.", "1 letter not taken by the mail server; tried again at the next run."]
    assert [*services.post_due(clock.instant())] == ["1 letter left."]
    assert settings.DUE_WORK["letters"] == f"{services.__name__}.post_due"


def test_a_link_that_never_left_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    user = UserFactory()
    with audit.deed("test.invited", by=command("the test")):
        invitation = Invitation(user=user, invited_at=clock.instant())
        invitation.save()
        write(to=user, subject="Come in", body="{link}", invitation=invitation)
    monkeypatch.setattr(EmailBackend, "send_messages", away)
    services.post_waiting()
    invitation.refresh_from_db()
    assert (invitation.digest, invitation.expires_at) == (None, None)


def test_nobody_whose_account_is_closed_gets_a_letter(letter: Letter) -> None:
    with arranged():
        User.objects.filter(pk=letter.to_id).update(is_active=False)
    assert services.post_waiting() == (0, 0)
    assert not mail.outbox


def test_a_deed_that_fails_sends_nothing(django_capture_on_commit_callbacks: Any) -> None:
    user = UserFactory()
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ZeroDivisionError):
        _write_and_fail(user)
    assert not mail.outbox
    assert not Letter.objects.exists()


def _write_and_fail(user: User) -> None:
    with audit.deed("test.failed", by=command("the test")):
        write(to=user, subject="Nothing", body="happened")
        raise ZeroDivisionError
