"""PDF is read back by pypdf: the words, the tags of PDF/UA, and what the file says of itself."""

from functools import cache
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from coi_register.refusals import CannotBeDone
from coi_register.sheets import pdf, typesetting
from coi_register.sheets.sheet import Cell
from tests.coi_register.sheets.sample import COLUMNS, PAGE, ROWS, sheet

MANY: list[tuple[Cell, ...]] = [*ROWS, *([("0007", "Dr Basil Sample sits with 中村 😀", *[None] * 5)] * 60)]


@cache
def written() -> bytes:
    """Set once, for it takes a program of its own."""
    return b"".join(pdf.write(sheet(MANY)))


def reader() -> PdfReader:
    return PdfReader(BytesIO(written()))


def words() -> str:
    return "\n".join(page.extract_text() for page in reader().pages)


def tags(tag: str) -> list[Any]:
    """The elements of the structure that bear the tag."""
    found, left = [], [reader().trailer["/Root"]["/StructTreeRoot"]]
    while left:
        element = left.pop()
        below = element.get("/K", [])
        left += [kid for each in (below if isinstance(below, list) else [below]) if hasattr(kid := each.get_object(), "get")]
        found += [element] if element.get("/S") == f"/{tag}" else []
    return found


def test_a_second_reader_finds_every_row_under_its_headings() -> None:
    table = tags("Table")
    assert len(table) == 1
    assert len(tags("TR")) == len(MANY) + 1
    assert len(tags("TH")) == len(COLUMNS)
    assert len(tags("TD")) == len(MANY) * len(COLUMNS)


def test_the_words_of_a_row_are_read_in_order() -> None:
    said = " ".join(words().split()).replace("\u200b", "")
    assert "0001 =HYPERLINK(" in said
    assert "£1,250.50 3 yes" in said
    assert "5 Jul 1948 -£0.05 0 no" in said


def test_it_says_that_it_is_pdf_ua_and_in_which_language() -> None:
    root = reader().trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()


def test_the_file_names_nobody_and_no_moment() -> None:
    assert dict(reader().metadata or {}).keys() == {"/Title", "/Creator"}


def test_headings_are_tagged_with_their_scope() -> None:
    assert {
        heading["/A"][0]["/Scope"] if isinstance(heading["/A"], list) else heading["/A"]["/Scope"] for heading in tags("TH")
    } == {"/Column"}


def test_an_address_is_a_link() -> None:
    annotations = [annotation.get_object() for annotation in reader().pages[0].get("/Annots", [])]
    assert PAGE in {annotation["/A"]["/URI"] for annotation in annotations if "/URI" in annotation.get("/A", {})}


def test_a_sign_without_a_letter_is_replaced_and_the_document_says_so() -> None:
    assert "sits with \ufffd\ufffd \ufffd" in " ".join(words().split())
    assert " ".join(typesetting.NOTE.split()) in " ".join(words().split())


def test_the_same_sheet_is_the_same_document() -> None:
    assert b"".join(pdf.write(sheet(ROWS[:1]))) == b"".join(pdf.write(sheet(ROWS[:1])))


def test_more_rows_than_one_document_holds_are_refused_before_it_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_ROWS", len(ROWS) - 1)
    with pytest.raises(CannotBeDone, match="Narrow the list"):
        b"".join(pdf.write(sheet()))
