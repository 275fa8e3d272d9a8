"""The officer finds a register that waits, answers one question after the other, imports it, and takes it back."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from declarations.models import Import, Interest
from tests.journeys.pages import follow, heading, press, there_is_a_problem
from tests.journeys.test_every_page import DESK, PHONE

PICTURES = os.environ.get("PICTURES")
ANSWERS = {
    "somebody who is on the register already": "^No: add",
    "one organisation, or more": "^2 organisations",
    "Which “": "^None of these",
    "the year it began": "^Yes: it began",
    "surely over": "^It had ended by",
    "of their interests?": "^All 2 interests",
}


@pytest.fixture
def looked_at(axe: Callable[[Page], None]) -> Callable[[Page, str], None]:
    """A page at both widths: it fits, and axe finds nothing."""

    def look(page: Page, name: str) -> None:
        for width, size in (("desk", DESK), ("phone", PHONE)):
            page.set_viewport_size(size)
            page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=size["width"])  # it fits
            axe(page)
            if PICTURES:
                page.screenshot(path=Path(PICTURES) / f"import-{name}-{width}.png", full_page=True)
        page.set_viewport_size(DESK)

    return look


def answer(page: Page) -> None:
    """The question that is shown."""
    asked = page.get_by_role("group").first.inner_text()
    says = next(pattern for words, pattern in ANSWERS.items() if words in asked)
    page.get_by_role("radio", name=re.compile(says)).check()
    press(page, "Save the answer")


def test_an_officer_imports_a_register_that_waits(
    somebody: Callable[..., Page], looked_at: Callable[[Page, str], None]
) -> None:
    page, before = somebody("officer"), Interest.objects.count()
    follow(page, "People")
    follow(page, "Imports of registers")
    looked_at(page, "list")
    follow(page, "Register of the locality group, 2017")
    expect(page.get_by_role("main")).to_contain_text("is no nil return")
    looked_at(page, "open")
    press(page, "Answer the questions")
    looked_at(page, "question")
    press(page, "Save the answer")
    there_is_a_problem(page, "Select an answer")
    while "/questions/" in page.url:
        answer(page)
    expect(page.get_by_role("main")).to_contain_text("Every question is answered.")
    looked_at(page, "ready")
    page.get_by_role("button", name=re.compile("^Import 5 interests")).click()
    looked_at(page, "bring-in")
    press(page, "Import it now")
    expect(page.get_by_role("main")).to_contain_text("Brought in by Olive Example")
    assert Interest.objects.count() == before + 5
    looked_at(page, "in")
    follow(page, "Undo this import")
    page.get_by_label("Why?").fill("It was the register of another group.")
    press(page, "Undo the import")
    expect(heading(page)).to_contain_text("Register of the locality group, 2017")
    assert Interest.objects.count() == before


def test_an_officer_sends_a_file_without_scripts(somebody: Callable[..., Page], tmp_path: Path) -> None:
    page, file = somebody("officer", scripts=False), tmp_path / "register.csv"
    file.write_text("Who,What\nAda Invented,Trustee of an invented charity\n")
    page.goto("/imports/new/")
    page.get_by_label("Which register is it?").fill("Register of the reading group")
    press(page, "Send the file")
    there_is_a_problem(page, "Choose the file of the register")
    page.get_by_label("File of the register").set_input_files(file)
    press(page, "Send the file")
    expect(page.get_by_role("main")).to_contain_text("No row says an interest. Look whether the columns are right.")
    follow(page, "Change what the columns hold")
    page.get_by_label("Column 1: Who").select_option("Name")
    page.get_by_label("Column 2: What").select_option("Declared interest")
    page.get_by_label("Row of the first name").fill("2")
    press(page, "Save the columns")
    expect(page.get_by_role("button", name="Import 1 interest")).to_be_visible()
    assert Import.objects.filter(source="Register of the reading group").exists()
