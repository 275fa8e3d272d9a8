"""Packs are bound of pages that somebody may read."""

import json
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from declarations.packs import binding
from tests.committees.papers import made


def bound(folder: Path, pdf: pikepdf.Pdf, label: str = "Paper 8") -> Path:
    """A pack of one front page and this paper."""
    pdf.save(folder / "paper.pdf")
    made.pdf_of(["The front"]).save(folder / "front.pdf")
    part = {"key": "a", "bookmark": "Paper 8: A title", "label": label, "paper": "a"}
    pack = {
        "key": "0",
        "file": "pack-0.pdf",
        "front": "front.pdf",
        "opening": "Contents",
        "title": "Papers",
        "parts": [part],
    }
    papers = [{"key": "a", "file": "paper.pdf", "label": label}]
    (folder / "job.json").write_text(json.dumps({"papers": papers, "packs": [pack]}))
    told = [*binding.told_of(folder)]
    assert told[0].get("pages"), told
    return folder / "pack-0.pdf"


def words_on(place: Path, page: int) -> str:
    return str(pypdfium2.PdfDocument(place)[page].get_textpage().get_text_range())


def test_what_a_paper_does_when_it_is_opened_or_clicked_is_left_behind(tmp_path: Path) -> None:
    pdf = made.pdf_of(["A page"])
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.Root.OpenAction = script
    page = pdf.pages[0]
    page.obj.AA = Dictionary(O=script)
    box = Array([0, 0, 100, 20])
    clicked = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, A=script))
    web = Dictionary(S=Name.URI, URI=String("https://example.org/"))
    out = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, A=web))
    page.obj.Annots = Array([clicked, out])
    with pikepdf.open(bound(tmp_path, pdf)) as pack:
        told = b"".join(one.unparse(resolved=True) for one in pack.objects)
        assert b"JavaScript" not in told
        assert b"app.alert" not in told
        assert [str(link.A.URI) for link in pack.pages[1].obj.Annots] == ["https://example.org/"]


def test_a_note_on_a_page_is_drawn_as_it_looks(tmp_path: Path) -> None:
    pdf = made.pdf_of(["A page"])
    looks = pdf.make_stream(b"BT /F1 10 Tf 2 4 Td (Notewords) Tj ET")
    looks.Type, looks.Subtype, looks.BBox = Name.XObject, Name.Form, Array([0, 0, 100, 20])
    looks.Resources = pdf.pages[0].Resources
    note = Dictionary(Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([10, 10, 110, 30]), F=4, AP=Dictionary(N=looks))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])
    place = bound(tmp_path, pdf)
    assert "Notewords" in words_on(place, 1)
    with pikepdf.open(place) as pack:
        assert not pack.pages[1].obj.get("/Annots")


def test_what_is_said_beside_the_pages_of_a_paper_is_left_behind(tmp_path: Path) -> None:
    pdf = made.pdf_of(["A page"])
    pdf.docinfo["/Author"] = "Ada Example"
    pdf.attachments["inside.txt"] = b"hidden words"
    with pikepdf.open(bound(tmp_path, pdf)) as pack:
        assert not pack.attachments
        assert dict(pack.docinfo) == {"/Title": String("Papers")}


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_the_label_stands_on_the_page_whichever_way_it_is_turned(tmp_path: Path, turned: int) -> None:
    pdf = made.pdf_of(["A page"])
    pdf.pages[0].obj.Rotate = turned
    page = pypdfium2.PdfDocument(bound(tmp_path, pdf))[1]
    text = page.get_textpage()
    at = text.get_text_range().index("Paper 8, page 1")
    left, bottom, right, top = text.get_charbox(at)
    width, height = 595, 842
    assert 0 < left < right < width
    assert 0 < bottom < top < height


def test_a_paper_that_cannot_be_bound_is_named(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(b"no PDF at all")
    job = {"papers": [{"key": "a", "file": "paper.pdf", "label": "Paper 8"}], "packs": []}
    (tmp_path / "job.json").write_text(json.dumps(job))
    assert [*binding.told_of(tmp_path)] == [{"refused": "Paper 8"}]


@given(st.text(max_size=40))
def test_whatever_a_label_says_the_page_can_be_read(words: str) -> None:
    pdf = made.pdf_of(["A page"])
    stamp = binding._stamp(pdf.pages[0], words)
    operators = [str(one.operator) for one in pikepdf.parse_content_stream(pdf.make_stream(b"q\n" + stamp))]
    assert operators == ["q", "Q", "q", "g", "BT", "Tf", "Tm", "Tj", "ET", "Q"]
