"""Files are read as what they are, and each of a corpus of bad ones is refused in a sentence that says what to do."""

from collections.abc import Callable

import pikepdf
import pytest

from committees.papers.reading.docx_parts import MOST_PARTS
from committees.papers.reading.found import Unreadable, plain
from committees.papers.reading.reader import read
from committees.papers.vocabulary import MediaType
from tests.committees.papers.corpus import bad_files
from tests.committees.papers.made import docx, parts_of, pdf, pdf_of, saved, ties, words, zipped


@pytest.mark.parametrize(("make", "word"), [pytest.param(make, word, id=name) for name, make, word in bad_files()])
def test_a_bad_file_is_refused_in_a_sentence_that_says_what_to_do(make: Callable[[], bytes], word: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(make())
    assert word in str(refusal.value)
    assert str(refusal.value).endswith(".")
    assert any(advice in str(refusal.value) for advice in ("hoose", "Save", "Split", "Add each"))


def test_the_corpus_has_forty_files() -> None:
    assert len([*bad_files()]) >= 40


def test_a_pdf_is_read_page_by_page() -> None:
    found = read(pdf("The Old Surgery (Wexbridge)\nA second line", "", "The last page"))
    assert found.media_type is MediaType.PDF
    assert found.pages == ("The Old Surgery (Wexbridge)\nA second line", "", "The last page")


def test_a_pdf_with_links_bookmarks_and_a_form_to_print_is_taken() -> None:
    made = pdf_of(["One", "Two"])
    with made.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Two", 1))
    assert len(read(saved(made, linearize=True)).pages) == 2


def test_a_word_document_is_read_page_by_page() -> None:
    found = read(docx("The Old Surgery\nA second line", "The last page"))
    assert found.media_type is MediaType.DOCX
    assert found.pages == ("The Old Surgery\nA second line", "The last page")


def test_links_and_a_template_of_the_authors_are_no_reason_to_refuse() -> None:
    rels = ties(("hyperlink", "https://www.england.nhs.uk/", True), ("attachedTemplate", "file:///S:/CCG.dotm", True))
    assert read(zipped(parts_of(words("One")) | {"word/_rels/settings.xml.rels": rels})).pages == ("One",)


def test_a_word_divided_at_the_end_of_a_line_is_whole() -> None:
    assert plain("The Sur\x02\r\ngery\x00 of\u00ad fice") == "The Surgery office"


def test_as_many_parts_as_a_paper_may_have_are_taken() -> None:
    parts = parts_of(words("One"))
    many = {f"word/media/{place}.png": b"" for place in range(MOST_PARTS - len(parts))}
    assert read(zipped(parts | many)).pages == ("One",)
