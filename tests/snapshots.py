"""The rows of the test database, copied once and put back whenever a test asks: a story takes seconds to play, a copy does not."""

import io
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction

Restore = Callable[[], None]


@dataclass(frozen=True)
class Story:
    """The rows of the demo, and those of an empty database."""

    put_back: Restore
    take_away: Restore

    @classmethod
    def told(cls) -> "Story":
        """Load the demo into the empty database, copy it, and leave the database empty."""
        empty = take()
        call_command("demo", verbosity=0)
        full = take()
        empty()
        return cls(full, empty)


def take() -> Restore:
    """Copy every row as it is now; the answer puts them all back."""
    copied = {"sqlite": _pages, "postgresql": _rows}[connection.vendor]()

    def restore() -> None:
        copied()
        ContentType.objects.clear_cache()

    return restore


def _pages() -> Restore:
    """SQLite copies the file page by page, while others have it open."""
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    connection.ensure_connection()
    connection.connection.backup(copy)

    def restore() -> None:
        connection.ensure_connection()
        copy.backup(connection.connection)

    return restore


def _rows() -> Restore:
    """PostgreSQL copies table by table; no trigger or foreign key looks at rows that it has accepted before."""
    tables = sorted(set(connection.introspection.django_table_names(only_existing=True)) | {"django_migrations"})
    copies = {table: io.BytesIO() for table in tables}
    with connection.cursor() as cursor:
        for table, copy in copies.items():
            cursor.copy_expert(f'COPY "{table}" TO STDOUT', copy)

    def restore() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute("TRUNCATE {} CASCADE".format(", ".join(f'"{table}"' for table in tables)))
            for table, copy in copies.items():
                copy.seek(0)
                cursor.copy_expert(f'COPY "{table}" FROM STDIN', copy)
            for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True)):
                cursor.execute(statement)

    return restore
