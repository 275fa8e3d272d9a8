"""The one door past the models: rows by the hundred thousand, in and out of PostgreSQL by COPY, and measured statements.

It writes no history, so it is for rows that are derived, and for an invented country in a database that is thrown away.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import connection

NULL = "\\N"
AT_ONCE = 20_000


class Chunks:
    """A file that COPY reads: lines made when they are asked for."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)

    def read(self, size: int = -1) -> str:
        return "".join(islice(self._lines, AT_ONCE // 20))


def is_here() -> bool:
    """Whether the database is one that can COPY."""
    return connection.vendor == "postgresql"


class Lines(list[str]):
    """A file that COPY writes: it gets one row at a time."""

    def write(self, row: bytes) -> None:
        self.append(row[:-1].decode())


def lines_out(question: str, parameters: Sequence[Any] = ()) -> Lines:
    """The rows that a question comes to, each a line of text as `copy_in` takes it."""
    answer = Lines()
    with connection.cursor() as cursor:
        cursor.copy_expert(cursor.mogrify(f"COPY ({question}) TO STDOUT", parameters).decode(), answer)
    return answer


def copy_out(question: str, parameters: Sequence[Any] = ()) -> Iterator[list[Any]]:
    """The same, each a list of its values; the question must not select text with tabs or line breaks."""
    rows = (line.split("\t") for line in lines_out(question, parameters))
    return ([None if value == NULL else value for value in row] if NULL in row else row for row in rows)


def copy_in(table: str, columns: Sequence[str], lines: Iterable[str]) -> None:
    """Write rows, each a line of text with tabs between the columns."""
    named = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        cursor.copy_expert(f'COPY "{table}" ({named}) FROM STDIN', Chunks(lines))


def line(values: Iterable[Any]) -> str:
    """One row as COPY reads it; no text of the invented country needs escaping."""
    return "\t".join(NULL if value is None else _plain(value) for value in values) + "\n"


def _plain(value: object) -> str:
    return "ft"[value] if isinstance(value, bool) else str(value)


def execute(statement: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """One statement by hand, and its rows if it has any."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []
