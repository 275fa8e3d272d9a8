"""Telling PostgreSQL which deed is being done: a setting that lasts as long as the transaction.

The row of a deed names itself to the database when it is written (the log's trigger on deeds); what is left to do is
naming the outer deed again, or none, when an inner one is done.
"""

from typing import Any
from uuid import UUID

from django.db import connection


def name_again(outer: UUID | None) -> None:
    """The inner deed is done, its transaction goes on. Past Django's cursor: it is no statement of the deed's."""
    if connection.vendor != "postgresql" or not connection.in_atomic_block or connection.needs_rollback:
        return
    raw: Any = connection.connection
    with raw.cursor() as cursor:
        cursor.execute("SELECT log_name(%s)", [str(outer) if outer else None])
