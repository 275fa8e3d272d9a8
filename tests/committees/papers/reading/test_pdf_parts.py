"""The objects of a PDF are looked at one by one, however deep a thing is hidden."""

import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from committees.papers.reading.found import Unreadable
from committees.papers.reading.limits import LARGE
from committees.papers.reading.pdf_parts import DEEPEST, FETCHES, PROGRAM, SWELLS, must_be_harmless
from tests.committees.papers.made import pdf_of

ACT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def refusal(kept: object) -> str:
    """Why a PDF is refused that keeps this beside its page."""
    made = pdf_of(["One"])
    made.Root.Kept = kept
    with pytest.raises(Unreadable) as refused:
        must_be_harmless(made)
    return str(refused.value)


@pytest.mark.parametrize("kept", [ACT, Array([ACT]), Dictionary(A=Array([Dictionary(B=ACT)]))])
def test_a_program_is_found_however_deep(kept: object) -> None:
    assert refusal(kept) == PROGRAM


def test_what_is_hidden_deeper_than_any_paper_goes_is_refused() -> None:
    kept: object = ACT
    for _ in range(DEEPEST + 2):
        kept = Array([kept])
    assert refusal(kept) == SWELLS


def test_a_part_in_another_file_is_refused() -> None:
    assert refusal(Dictionary(S=Name.GoToE)) == FETCHES


def test_what_a_link_needs_is_no_program() -> None:
    made = pdf_of(["One"])
    made.Root.Kept = Dictionary(S=Name.URI, URI=String("https://www.england.nhs.uk/"))
    must_be_harmless(made)


def test_a_stream_may_be_as_large_as_a_paper_needs() -> None:
    made = pdf_of(["One"])
    stream = pikepdf.Stream(made, zlib.compress(b" " * LARGE))
    stream.Filter = Name.FlateDecode
    made.Root.Kept = made.make_indirect(stream)
    must_be_harmless(made)
    stream.write(zlib.compress(b" " * 2 * LARGE), filter=Name.FlateDecode)
    with pytest.raises(Unreadable):
        must_be_harmless(made)
