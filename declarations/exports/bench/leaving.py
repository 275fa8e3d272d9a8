"""A long register as CSV and XLSX, beside PostgreSQL's own COPY, django-import-export and openpyxl; equal rows first."""

import csv
import itertools
from collections.abc import Callable, Iterator
from io import BytesIO, StringIO
from multiprocessing import get_context
from tempfile import TemporaryFile
from typing import Any

from django.db import connection, connections

from coi_register.sheets.csv import unguarded
from coi_register.sheets.formats import Format, write
from declarations.country.bench.figures import Figure, NotEqual, interleaved, said
from declarations.country.memory import peak
from declarations.exports.bench import register
from declarations.registers.models import Edition
from declarations.registers.selectors.editions import published_sheet

MIB = 1 << 20
SLOW_ONES = 0.1  # the part of the rows that openpyxl and django-import-export write; what they take grows with the rows
NAMES = [column.name for column in register.COLUMNS]
COPY = f"COPY (SELECT {', '.join(NAMES)} FROM {register.PLAIN} ORDER BY place) TO STDOUT (FORMAT csv, HEADER)"  # noqa: S608


def figures(*, rounds: int, rows: int, names: frozenset[str]) -> Iterator[Figure]:
    """Of an edition with so many rows, in a database that is thrown away."""
    edition = register.write(rows)
    _check_equal(edition)
    few = max(1, int(rows * SLOW_ONES))
    runs: dict[str, Callable[[], object]] = {"copy": copied}
    if "csv" in names:
        runs |= {"csv": lambda: leave(edition, Format.CSV), "import-export": lambda: import_export(few)}
    if "xlsx" in names:
        runs |= {"xlsx": lambda: leave(edition, Format.XLSX), "openpyxl": lambda: openpyxl(few)}
    taken = interleaved(runs, rounds)
    for slow in {"import-export", "openpyxl"} & taken.keys():
        taken[slow] *= rows / few
    if "csv" in names:
        yield _figure(edition, Format.CSV, taken, rows, "import-export", most_copies=4, least_faster=10, most_memory=32)
    if "xlsx" in names:
        yield _figure(edition, Format.XLSX, taken, rows, "openpyxl", most_copies=5, least_faster=8, most_memory=96)


def _figure(
    edition: Edition,
    format: Format,
    taken: dict[str, float],
    rows: int,
    peer: str,
    *,
    most_copies: int,
    least_faster: int,
    most_memory: int,
) -> Figure:
    copies, faster = taken[format] / taken["copy"], taken[peer] / taken[format]
    memory = memory_over_start(edition, format)
    return Figure(
        what=f"{format.upper()} of a register of {rows:,} rows from PostgreSQL",
        goal=f"≤ {most_copies} × COPY of a plain table; ≥ {least_faster} × as fast as {peer}; ≤ {most_memory} MB over start",
        figure=f"{said(taken[format])}, {copies:.1f} × COPY, {faster:.0f} × as fast as {peer}, {memory / MIB:.0f} MB over start",
        beside=f"COPY {said(taken['copy'])}; {peer} {said(taken[peer])}",
        holds=copies <= most_copies and faster >= least_faster and memory <= most_memory * MIB,
        note=f"{peer} wrote a tenth of the rows; its time is ten times what that took." if SLOW_ONES == 0.1 else "",
    )


def leave(edition: Edition, format: Format) -> int:
    """Write the edition as it leaves, to nowhere; how many bytes it has."""
    return sum(map(len, write(format, published_sheet(edition))))


def copied() -> None:
    """PostgreSQL's own CSV of the same rows, from a table that holds nothing else."""
    with TemporaryFile() as file, connection.cursor() as cursor:
        cursor.copy_expert(COPY, file)


def import_export(rows: int) -> None:
    """The same by django-import-export, as its documentation has it."""
    from import_export.resources import modelresource_factory  # type: ignore[import-untyped]  # its stubs are not ours to keep

    model = register.plain_model()
    resource = modelresource_factory(model=model)()
    assert resource.export(model._default_manager.all()[:rows]).csv  # it is written when it is asked for


def openpyxl(rows: int) -> None:
    """The same by openpyxl, in the way that it says takes least memory."""
    from openpyxl import Workbook  # type: ignore[import-untyped]

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(NAMES)} FROM {register.PLAIN} ORDER BY place LIMIT %s", [rows])  # noqa: S608
        for row in itertools.chain([NAMES], cursor):
            sheet.append(row)
    book.save(BytesIO())


def _check_equal(edition: Edition) -> None:
    """Our CSV says row for row what COPY says."""
    answer = StringIO()
    with connection.cursor() as cursor:
        cursor.copy_expert(COPY, answer)
    ours = csv.reader(StringIO(b"".join(write(Format.CSV, published_sheet(edition))).decode(), newline=""))
    for mine, theirs in itertools.zip_longest(ours, csv.reader(StringIO(answer.getvalue(), newline=""))):
        if mine is None or theirs is None or [unguarded(cell) for cell in mine] != theirs:
            raise NotEqual(f"Our CSV has another row than COPY: {mine} instead of {theirs}.")


def memory_over_start(edition: Edition, format: Format) -> int:
    """By how much a process grows that writes the file, in bytes."""
    connections.close_all()
    with get_context("fork").Pool(1) as pool:
        grown: int = pool.apply(_grown, (edition.pk, format))
    return grown


def _grown(pk: Any, format: Format) -> int:
    before = _resident()
    leave(Edition.objects.select_related("ccg").get(pk=pk), format)
    return peak() - before


def _resident() -> int:
    with open("/proc/self/statm") as told:
        return int(told.read().split()[1]) * 4096
