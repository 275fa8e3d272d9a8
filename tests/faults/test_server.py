"""The web server is killed while it answers forms: whoever read that it was done finds it done."""

import http.client
import random
import socketserver
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import sleep
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import pytest
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.test import Client
from django.urls import reverse

from tests.factories import actor_of_person
from tests.faults import whole
from tests.faults.writers import busy, child, killed

pytestmark = pytest.mark.faults
CLIENTS = 2


class Threaded(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Silent(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Nobody reads it."""


class Sender(threading.Thread):
    """Somebody who sends a form again and again, and notes each that was answered with the page that follows it."""

    def __init__(self, port: int, path: str, cookie: str, ledger: Path) -> None:
        super().__init__(daemon=True)
        self.port, self.path, self.ledger = port, path, ledger
        secret = "c" * 32
        self.headers = {
            "Cookie": f"{cookie}; {settings.CSRF_COOKIE_NAME}={secret}",
            "X-CSRFToken": secret,
            "Host": "localhost",
        }
        self.headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.answers: set[int] = set()

    def run(self) -> None:
        with suppress(OSError, http.client.HTTPException), self.ledger.open("a", buffering=1) as noted:
            while True:
                once = uuid4()
                if self.sent(str(once)) == http.HTTPStatus.FOUND:
                    noted.write(f"{once}\n")

    def sent(self, once: str) -> int:
        speaking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            speaking.request("POST", self.path, urlencode({"nil": "True", "once": once}), self.headers)
            status = speaking.getresponse().status
            self.answers.add(status)
            return status
        finally:
            speaking.close()


@pytest.fixture
def served(people: list[Any]) -> list[tuple[str, str]]:
    """For each client, the address of a form of theirs and the cookie of their session."""
    found = []
    for person in people[:CLIENTS]:
        actor_of_person(person)
        client = Client()
        client.force_login(person.user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        found.append((reverse("confirm_interests", args=[person.pk]), f"{cookie.key}={cookie.value}"))
    return found


def test_a_killed_server_loses_no_acknowledged_form_and_leaves_none_torn(
    served: list[tuple[str, str]], tmp_path: Path, times: Callable[[int, int], int], told: Callable[[str], None]
) -> None:
    chance, done, answers = random.Random(5), [], set()
    kills = times(2, 50)
    for number in range(kills):
        server = Threaded(("127.0.0.1", 0), Silent)
        server.set_app(get_wsgi_application())
        process = child(server.serve_forever)
        server.socket.close()  # the child answers
        senders = []
        try:
            for one, (path, cookie) in enumerate(served):
                senders.append(Sender(server.server_port, path, cookie, tmp_path / f"ledger{number}.{one}"))
                senders[-1].start()
            for sender in senders:
                busy(sender.ledger)
            sleep(chance.random() / 20)
        finally:
            killed(process)
        for sender in senders:
            sender.join(timeout=30)
            done += whole.read(sender.ledger)
            answers |= sender.answers
        assert whole.wrongs(done, at_most_more=(number + 1) * CLIENTS) == []
    assert answers == {http.HTTPStatus.FOUND}, "Every form was either taken, or never answered."
    told(f"{kills} kills of the server, {len(done)} forms acknowledged: 0 lost, 0 torn")
