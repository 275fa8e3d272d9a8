"""With one thing down that it leans on, the product goes on reading and declaring, or stops with a sentence; no door opens."""

import os
import subprocess
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import OperationalError, connection, connections
from django.test import Client
from django.urls import reverse

from coi_register.log import services as log
from declarations.models import Confirmation
from tests.factories import PersonFactory, actor_of_person
from tests.faults import whole
from tests.faults.filling import small_disk
from tests.faults.spare import spare

pytestmark = pytest.mark.faults


@pytest.fixture
def person(db: None) -> Any:
    return signed_up(PersonFactory())


def signed_up(person: Any) -> Any:
    actor_of_person(person)
    return person


def signed_in(person: Any) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(person.user)
    return client


def declares(client: Client, person: Any) -> int:
    return client.post(reverse("confirm_interests", args=[person.pk]), {"nil": "True"}).status_code


def reads(client: Client, person: Any) -> int:
    return client.get(reverse("person", args=[person.pk])).status_code


def test_with_the_mail_server_down_everybody_reads_and_declares_and_asks_for_a_new_password(
    person: Any, monkeypatch: Any, settings: Any
) -> None:
    def down(*args: Any) -> int:
        raise ConnectionRefusedError(111, os.strerror(111))

    monkeypatch.setattr(mail.get_connection().__class__, "send_messages", down)
    client = signed_in(person)
    assert (reads(client, person), declares(client, person)) == (200, 302)
    asked = Client(raise_request_exception=False).post(reverse("account_reset_password"), {"email": person.user.email})
    unknown = Client(raise_request_exception=False).post(reverse("account_reset_password"), {"email": "nobody@example.org"})
    assert asked.status_code == unknown.status_code == 302


def test_without_a_signing_key_everybody_reads_and_declares_and_the_timer_says_what_is_missing(
    person: Any, settings: Any
) -> None:
    settings.SIGNING_KEY = ""
    client = signed_in(person)
    assert (reads(client, person), declares(client, person)) == (200, 302)
    log.seal()  # what a commit would do: there is something to sign
    said = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("run_due", stdout=said)
    assert ended.value.code == 1
    assert "COI_SIGNING_KEY is not set" in said.getvalue()


def test_with_the_database_away_every_page_says_to_try_again(person: Any) -> None:
    def away(*args: Any, **kwargs: Any) -> None:
        raise OperationalError("The server closed the connection unexpectedly.")

    client = signed_in(person)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(connections["default"], "cursor", away)
        answer = client.get(reverse("person", args=[person.pk]))
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert "server closed" not in answer.content.decode()


def test_a_var_that_can_only_be_read_stops_writing_with_a_sentence_and_loses_nothing(
    tables: str, db: None, tmp_path: Path
) -> None:
    """On SQLite the register itself lies there; on PostgreSQL only mail in files does, and declaring goes on."""
    with small_disk() as disk, spare(tables, disk if connection.vendor == "sqlite" else tmp_path):
        person = signed_up(PersonFactory())
        client = signed_in(person)
        assert declares(client, person) == 302
        connection.close()
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        answers = {declares(client, person) for _ in range(3)}
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        connection.close()
        if connection.vendor == "sqlite":
            assert answers == {503}
            assert Confirmation.objects.count() == 1
        else:
            assert answers == {302}
        assert whole.wrongs() == []
        assert declares(client, person) == 302
