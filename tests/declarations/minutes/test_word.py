"""The Word file of minutes, opened by readers that are not the one that wrote it."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from lxml import etree

from declarations.minutes.presenters.told import declarations_of, told_item, told_opening
from declarations.minutes.presenters.word import WholeMinutes, as_word
from tests.declarations.minutes.account import AWARD, CLEAN, OPENING, REPORT

AT = datetime(2018, 3, 9, 12, tzinfo=UTC)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WHOLE = WholeMinutes(
    opening=told_opening(OPENING),
    standing=("Approved by Ada Example on 9 March 2018.",),
    declared=tuple(declarations_of(CLEAN.items)),
    items=tuple(told_item(item) for item in CLEAN.items),
    kept=(("7 An invented dispute", "It is withheld from you. Ask the secretary about it."),),
    cite="What these minutes show of each conflict: invented guidance, Minute-taking.",
)


def unzipped(file: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(file)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


def body(file: bytes) -> etree._Element:
    return etree.fromstring(unzipped(file)["word/document.xml"])


def text(element: etree._Element) -> str:
    """Its words, a paragraph a line, read from the XML by nothing but its names."""
    return "\n".join("".join(run.text or "" for run in line.iter(f"{W}t")) for line in element.iter(f"{W}p"))


def styled(file: bytes, style: str) -> list[str]:
    lines = body(file).iter(f"{W}p")
    return [text(line) for line in lines for mark in line.iter(f"{W}pStyle") if mark.get(f"{W}val") == style]


def test_a_second_reader_finds_every_sentence() -> None:
    words = text(body(as_word(WHOLE, at=AT)))
    for said in (
        "Approved by Ada Example on 9 March 2018.",
        "Was out of the room from 10:05am to 10:30am. The papers were withheld. Did not vote.",
        "The contract goes to Harbourside Ltd.",
        "The committee discussed the bids.",
        "was quorate without Dr Basil Sample",
        "It is withheld from you. Ask the secretary about it.",
    ):
        assert said in words


def test_a_third_reader_finds_the_tables() -> None:
    tables = Document(BytesIO(as_word(WHOLE, at=AT))).tables
    heads = [[cell.text for cell in table.rows[0].cells] for table in tables]
    assert heads == [
        ["Name", "Seat", "Remark"],
        ["Name", "Seat", "Remark"],
        ["Who", "Item", "Interest", "What was agreed"],
        ["What minutes show", "What is recorded"],
    ]
    assert [row.cells[0].text for row in tables[0].rows[1:]] == [
        "Ada Example",
        "Dr Basil Sample",
        "Cora Invented",
        "Dev Madeup",
    ]


def test_headings_are_headings_in_order() -> None:
    file = as_word(WHOLE, at=AT)
    assert styled(file, "Title") == ["Minutes: Primary Care Commissioning Committee, 1 March 2018"]
    assert styled(file, "Heading1") == [
        "Present",
        "Apologies",
        "Declarations of interest",
        "5 Award of an invented contract",
        "6 Report on an invented budget",
        "7 An invented dispute",
    ]
    assert styled(file, "Heading2") == ["Conflict of interest: Dr Basil Sample", "Decided", "Decided"]


def test_every_table_says_which_row_is_its_head() -> None:
    for table in body(as_word(WHOLE, at=AT)).iter(f"{W}tbl"):
        first, *others = table.iter(f"{W}tr")
        assert [*first.iter(f"{W}tblHeader")]
        assert not [one for row in others for one in row.iter(f"{W}tblHeader")]


def test_nobody_and_no_program_stands_on_it() -> None:
    parts = unzipped(as_word(WHOLE, at=AT))
    core = parts["docProps/core.xml"].decode()
    assert "python" not in core
    assert not re.search(r"<(dc:creator|cp:lastModifiedBy)>[^<]", core)
    assert "2018-03-09" in core
    assert "<dc:title>Primary Care Commissioning Committee, 1 March 2018</dc:title>" in core
    assert not any("thumbnail" in name for name in parts)


def test_what_xml_cannot_hold_does_not_break_the_file() -> None:
    odd = told_item(replace(AWARD, title="Award \x00\x0b of <&> \ufffe", words="A \x1f B"))
    words = text(body(as_word(replace(WHOLE, items=(odd,)), at=AT)))
    assert "<&>" in words


def test_minutes_without_a_conflict_say_that_none_was_declared() -> None:
    words = text(body(as_word(replace(WHOLE, declared=(), items=(told_item(REPORT),)), at=AT)))
    assert "No interest that touches these items was declared." in words


@pytest.mark.skipif(not shutil.which("soffice"), reason="No LibreOffice here; lxml and python-docx read the file.")
def test_libre_office_opens_it(tmp_path: Path) -> None:
    (tmp_path / "minutes.docx").write_bytes(as_word(WHOLE, at=AT))
    asked = [f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "txt:Text", "minutes.docx"]
    subprocess.run([str(shutil.which("soffice")), *asked], cwd=tmp_path, check=True, timeout=120, capture_output=True)
    assert "The contract goes to Harbourside Ltd." in (tmp_path / "minutes.txt").read_text()
