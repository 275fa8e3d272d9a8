"""Every format has a writer, and a file bears the name of its sheet."""

import pytest

from coi_register.sheets.formats import WRITERS, Format, file_name, write
from tests.coi_register.sheets.sample import sheet

BEGINS = {Format.CSV: b"id,text,", Format.XLSX: b"PK", Format.ODS: b"PK", Format.PDF: b"%PDF-1.7", Format.JSON: b'{"schema"'}


@pytest.mark.parametrize("format", Format)
def test_every_format_can_be_written_and_begins_as_such(format: Format) -> None:
    assert b"".join(write(format, sheet([]))).startswith(BEGINS[format])


def test_each_format_is_offered_in_words_of_its_own() -> None:
    assert len({writer.says for writer in WRITERS.values()}) == len(Format)


def test_a_file_is_named_by_its_sheet_and_format() -> None:
    assert file_name(sheet(), Format.XLSX) == "interests-15N-2018-03-01.xlsx"
