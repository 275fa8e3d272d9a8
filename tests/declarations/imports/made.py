"""Files as officers send them, made for the tests: everybody in them is invented."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

from openpyxl import Workbook

from committees.models import Organisation
from declarations.imports import services
from declarations.imports.models import Import
from tests import factories as make

DERBY = (
    (
        *("Name", "Job title", "Committee member", "Declared interest (including direct/indirect interest)"),
        *("Type of interest", "Date of interest: from", "Date of interest: to", "Action taken to mitigate risk"),
    ),
    ("Dr Basil Sample", "", "", "GP Partner at Parkside Medical Centre", "", "2000", "Ongoing", ""),
    (
        "Dr Basil Sample",
        "",
        "",
        "GP Parter at Invented Health Partnership",
        "",
        "April 2018",
        "Ongoing",
        "Withdraw from all voting",
    ),
)
PLAIN = (("Name", "Interest", "From"), ("Ada Example", "Director, in words that name nobody", "1 May 2014"))


def as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    written = StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode()


def as_xlsx(rows: Iterable[Sequence[object]], *merged: str) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    for reference in merged:
        book.active.merge_cells(reference)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def received(ccg: Organisation, rows: Iterable[Sequence[str]] = PLAIN, *, source: str = "Register of March 2018") -> Import:
    return services.receive(ccg, name="register.csv", content=as_csv(rows), source=source, by=make.BY_THE_TEST)
