"""The formats in which a sheet leaves the house, and the writer of each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from coi_register.sheets import csv, json, ods, pdf, xlsx
from coi_register.sheets.sheet import Sheet


class Format(StrEnum):
    """Each is also how the name of its files ends."""

    CSV = "csv"
    XLSX = "xlsx"
    ODS = "ods"
    PDF = "pdf"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Writer:
    """`says` is for whoever chooses; `write` gives the bytes piece by piece, and may refuse with a sentence."""

    says: str
    media_type: str
    write: Callable[[Sheet], Iterator[bytes]]
    most_rows: int | None = None


WRITERS: dict[Format, Writer] = {
    Format.CSV: Writer("CSV, for other programs", csv.MEDIA_TYPE, csv.write),
    Format.XLSX: Writer("Excel (XLSX)", xlsx.MEDIA_TYPE, xlsx.write, xlsx.MOST_ROWS - 1),
    Format.ODS: Writer("OpenDocument (ODS)", ods.MEDIA_TYPE, ods.write, ods.MOST_ROWS - 1),
    Format.PDF: Writer("PDF, to read and print", pdf.MEDIA_TYPE, pdf.write, pdf.MOST_ROWS),
    Format.JSON: Writer("JSON, with its schema", json.MEDIA_TYPE, json.write),
}


def write(format: Format, sheet: Sheet) -> Iterator[bytes]:
    """The bytes of the sheet, piece by piece."""
    return WRITERS[format].write(sheet)


def file_name(sheet: Sheet, format: Format) -> str:
    """As interests-15N-2018-03-01.xlsx: the sheet's name, which holds codes and days only."""
    return f"{sheet.name}.{format}"
