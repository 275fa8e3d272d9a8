"""Emptying the test database, as its owner: the product has no way to do this, for a log that can be emptied proves nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands import flush
from django.db import connection

from coi_register.log.laying import lift


class Command(flush.Command):
    def handle(self, **options: Any) -> None:
        with lifted():
            super().handle(**options)  # lays the triggers again by post_migrate, where that is not inhibited


@contextmanager
def lifted() -> Iterator[None]:
    """SQLite's triggers are taken away; PostgreSQL's stay and do not fire, for only a superuser may ask for that."""
    lift()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
    try:
        yield
    finally:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET session_replication_role = origin")
