"""However a row is written, it leaves an event or the write is refused: every way, on every tracked model."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from django.db import connection, transaction

from coi_register.log import postgresql, sqlite
from coi_register.log.chains import plain_key
from coi_register.log.models import Event
from coi_register.log.services import seal
from coi_register.log.tables import table_of
from tests.coi_register.log.rows import one_of_each
from tests.coi_register.log.ways import Try, ways
from tests.factories import arranged

BY_HAND = ["INSERT", "UPDATE", "DELETE", "INSERT ON CONFLICT UPDATE", "UPDATE of all", "DELETE of all"]
FINAL = {"audit.Deed", "declarations.Served"}  # never altered, so a way to do so is refused
EXCUSED = {*FINAL, "accounts.User"}  # the account is only told where something but the last sign-in changed
THROUGH_DJANGO = {"save", "bulk_create", "base update", "raw delete", "loaddata"}  # with those by hand
WITHOUT_A_DEED = [way for way in ways() if way in THROUGH_DJANGO or way.partition(" ")[0].isupper()]


class Undone(Exception):
    """What was tried is taken back."""


@contextmanager
def undone() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
            raise Undone
    except Undone:
        pass


@pytest.fixture(scope="module")
def each(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[Try]]:
    """One transaction for all tests, taken back at the end: the rows point to rows that are not there, and nobody may look."""
    with django_db_blocker.unblock(), transaction.atomic():
        with arranged():
            made = one_of_each()
        seal()
        yield made
        transaction.set_rollback(True)


def live(it: Try) -> dict[str, Any]:
    """The rows of a table as the log would tell them."""
    table = table_of(it.model)
    told = {"postgresql": postgresql.told, "sqlite": sqlite.told}[connection.vendor](table, "it")
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT it."{table.key}", CAST({told} AS text) FROM "{table.name}" it')  # noqa: S608
        return {plain_key(key): json.loads(row) for key, row in cursor.fetchall()}


def folded(before: dict[str, Any], it: Try, since: int) -> dict[str, Any]:
    """The rows as they were, and what the events since made of them."""
    rows = dict(before)
    for text, body in Event.objects.filter(pk__gt=since).order_by("pk").values_list("text", "payload__body"):
        event, row = json.loads(text), json.loads(body)
        if event["table"] == it.model._meta.db_table:
            rows.pop(event["key"], None)
            if row["new"]:
                rows[plain_key(row["new"][it.key])] = row["new"]
    return rows


def last_event() -> int:
    return Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


@pytest.mark.parametrize("way", ways())
def test_a_write_within_a_deed_leaves_its_event_or_is_refused(each: list[Try], way: str) -> None:
    traced, refused = [], {}
    with arranged():
        for it in each:
            with undone():
                before, since = live(it), last_event()
                try:
                    with transaction.atomic():
                        ways()[way](it)
                        seal()
                except Exception as error:
                    refused[it.model._meta.label] = str(error)
                assert folded(before, it, since) == live(it), f"{it.model._meta.label}: “{way}” left no trace."
                traced += [it.model._meta.label] if last_event() > since else []
    if way in BY_HAND:  # so that it is not all refused for some other reason
        assert set(refused) <= FINAL, refused
        assert {*traced, *EXCUSED} == {it.model._meta.label for it in each}


@pytest.mark.parametrize("way", WITHOUT_A_DEED)
def test_a_write_outside_a_deed_is_refused(each: list[Try], way: str) -> None:
    for it in each:
        with undone():
            before, since = live(it), last_event()
            with suppress(Exception), transaction.atomic():
                ways()[way](it)
                seal()
            assert live(it) == folded(before, it, since), f"{it.model._meta.label}: “{way}” was let through."


def test_there_are_at_least_36_ways() -> None:
    assert len(ways()) >= 36


@pytest.mark.django_db
def test_there_are_thirty_six_ways_or_more() -> None:
    assert len(ways()) >= 36
