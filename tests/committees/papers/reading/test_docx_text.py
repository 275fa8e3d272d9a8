"""The text of a Word document is what it shows, page by page."""

import pytest

from committees.papers.reading.docx_text import pages_in
from committees.papers.reading.reader import read
from committees.papers.reading.xml import parsed
from tests.committees.papers.made import PAGE_BREAK, W, body, parts_of, words, zipped


def test_a_word_document_that_was_shown_has_the_pages_it_had_then() -> None:
    shown = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Two</w:t></w:r></w:p>"
    assert read(zipped(parts_of(words("One") + PAGE_BREAK + shown))).pages == ("One", "Two")


def test_what_was_deleted_from_a_word_document_is_not_in_it() -> None:
    changed = "<w:p><w:moveFrom><w:r><w:t>before</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>after</w:t></w:r></w:ins></w:p>"
    assert read(zipped(parts_of(changed))).pages == ("after",)


def test_headers_and_footnotes_are_read_too() -> None:
    part = f'<w:hdr xmlns:w="{W}">{{}}</w:hdr>'
    more = {"word/header1.xml": part.format(words("Head")), "word/footnotes.xml": part.format(words("Foot"))}
    found = read(zipped(parts_of(words("One") + PAGE_BREAK + words("Two")) | more))
    assert found.pages == ("Head\n\nOne", "Two\n\nFoot")


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:p><w:r><w:t>One</w:t><w:tab/><w:t>Two</w:t></w:r></w:p>", "One\tTwo"),
        ("<w:p><w:r><w:t>One</w:t><w:br/><w:t>Two</w:t></w:r></w:p>", "One\nTwo"),
        ("<w:p><w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>opt</w:t></w:r></w:p>", "co-opt"),
        ("<w:p><w:r><w:fldSimple/><w:instrText>PAGE</w:instrText><w:t>7</w:t></w:r></w:p>", "7"),
        ("<w:tbl><w:tr><w:tc>" + words("A") + "</w:tc><w:tc>" + words("B") + "</w:tc></w:tr></w:tbl>", "A\nB"),
    ],
)
def test_what_stands_on_a_page_is_read_in_order(inside: str, text: str) -> None:
    assert pages_in({"word/document.xml": parsed(body(inside).encode())}) == (text,)
