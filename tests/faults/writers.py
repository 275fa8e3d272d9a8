"""Processes that do deeds as fast as they can, and note each that was acknowledged in a ledger outside the database."""

import os
import random
import signal
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from uuid import uuid4

from django.db import DatabaseError, connections

from coi_register.accounts.actors import command
from coi_register.refusals import CannotBeDone
from committees.models import Person
from declarations.interests import services
from declarations.models import Interest
from tests.faults import whole

WRITER = command("the writer")
TODAY = date(2018, 3, 1)
GONE = 1  # how a writer ends that lost its database


def do_deeds(ledger: Path, seed: int) -> None:
    """Declare and amend without end; each token is written down when its deed is done, and not before."""
    chance = random.Random(seed)
    people = list(Person.objects.order_by("pk"))
    noted = os.open(ledger, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    while True:
        once = uuid4()
        try:
            do_one(chance, chance.choice(people), once)
        except CannotBeDone:
            continue  # the other writer changed the same interest first
        os.write(noted, f"{once}\n".encode())


def do_one(chance: random.Random, person: Any, once: Any) -> None:
    """One deed: a new interest, or another wording of one that stands."""
    standing = list(Interest.objects.filter(person=person)[:5])
    if standing and chance.random() < 0.5:
        interest = chance.choice(standing)
        words = {"because": "It was misread.", "text": f"Invented words {chance.random()}"}
        services.amend(interest, version=interest.version, on=TODAY, by=WRITER, once=once, **words)
    else:
        words = {"because": "The paper of a day", "text": f"Invented words {chance.random()}"}
        services.declare(person, on=TODAY, by=WRITER, category="financial", role="director", again=True, once=once, **words)


def child(does: Callable[[], None]) -> int:
    """A process of its own, with connections of its own; it ends with its work, or when the database is gone."""
    connections["default"].close()  # two processes with one connection would both speak through it
    process = os.fork()
    if process:
        return process
    try:
        does()
    except (DatabaseError, OSError):
        os._exit(GONE)  # what was being done was not acknowledged
    except BaseException:
        traceback.print_exc()
        os._exit(2)
    os._exit(0)


def killed(process: int) -> None:
    """End it without a last word, and wait until it is gone."""
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def busy(ledger: Path, *, more_than: int = 0, patience: float = 30) -> None:
    """Wait until so many deeds were acknowledged."""
    until = monotonic() + patience
    while len(whole.read(ledger)) <= more_than:
        if monotonic() > until:
            raise AssertionError(f"{ledger}: nothing was acknowledged in {patience} seconds.")
        sleep(0.005)
