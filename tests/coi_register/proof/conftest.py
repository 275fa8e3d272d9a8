"""A CCG with a log of its own, a key that signs, and a hand that writes past the log as an administrator could."""

from collections.abc import Callable
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from coi_register.log.laying import lay, lift
from coi_register.log.services import seal
from coi_register.proof.keys import make_signing_key
from coi_register.proof.services import sign_what_moved
from tests.factories import CommitteeFactory, HoldingFactory, InterestFactory

AT = datetime(2018, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def key(settings: Any, tmp_path: Path) -> Path:
    """This process may sign."""
    settings.SITE = "register.example"
    path = tmp_path / "signing.key"
    make_signing_key(path)
    settings.SIGNING_KEY = str(path)
    return path


@pytest.fixture
def ccg(db: None) -> Any:
    """A CCG in which somebody sits and has declared something."""
    holding = HoldingFactory(seat__committee=CommitteeFactory())
    InterestFactory(person=holding.person)
    seal()
    return holding.seat.committee.ccg


@pytest.fixture
def signed(ccg: Any, key: Path) -> Any:
    """The same, with a checkpoint of where it stands."""
    [*sign_what_moved(AT)]
    return ccg


@contextmanager
def _without_triggers() -> Any:
    """What somebody does who owns the database."""
    lift()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
    try:
        yield
    finally:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL session_replication_role = origin")
        lay()


@pytest.fixture
def past_the_log(db: None) -> Callable[..., None]:
    """`past_the_log(sql, …)`: write with the triggers off, and put them on again."""

    def write(statement: str, *given: Any) -> None:
        with _without_triggers(), connection.cursor() as cursor:
            cursor.execute(statement, given)

    return write
