"""The officer adds a paper to an item, is told why another cannot be taken, and says whom the papers name."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from committees.models import Paper
from tests.committees.papers.corpus import BAD
from tests.committees.papers.made import pdf
from tests.journeys.pages import follow, heading, press, there_is_a_problem


def test_an_officer_adds_a_paper_and_says_whom_it_names(
    somebody: Callable[..., Page], looked_at: Callable[[Page, str], None], tmp_path: Path
) -> None:
    good, bad = tmp_path / "Annex.pdf", tmp_path / "Annex with a program.pdf"
    good.write_bytes(pdf("The first patients are those of Canal Street Practice."))
    bad.write_bytes(BAD["a_pdf_with_a_program"][0]())
    paper = Paper.objects.get(title="A pilot of telephone triage")
    page = somebody("officer")
    page.goto(f"/meetings/items/{paper.item_id}/")
    follow(page, "The papers of this item: add, replace or withdraw them")
    looked_at(page, "papers-list")
    press(page, "Add a paper")
    page.get_by_label("Title").fill("Annex")
    page.get_by_label("File").set_input_files(bad)
    press(page, "Add the paper")
    there_is_a_problem(page, "“Annex with a program.pdf” was not added. It holds programs")
    looked_at(page, "papers-refused")
    page.get_by_label("File").set_input_files(good)
    press(page, "Add the paper")
    expect(page.get_by_role("heading", name="Annex", exact=True)).to_be_visible()
    follow(page, "See which organisations and people these papers name")
    expect(heading(page)).to_contain_text("Named in the papers")
    looked_at(page, "papers-named")
    page.get_by_role("checkbox", name=re.compile("^Harbourside Ltd")).check()
    page.get_by_role("radio", name="are parties of this item", exact=True).check()
    page.get_by_label("The part they play").select_option("Bidder")
    press(page, "Save")
    expect(page.get_by_role("main")).to_contain_text("Noted on the item already Harbourside Ltd", use_inner_text=True)
    page.get_by_role("checkbox", name=re.compile("^Millbrook Surgery")).check()
    page.get_by_role("radio", name="are no parties of this item", exact=True).check()
    press(page, "Save")
    there_is_a_problem(page, "Say why they are no parties")
    page.get_by_label("Why they are no parties").fill("Its calls are answered under another contract.")
    press(page, "Save")
    expect(page.get_by_role("main")).to_contain_text("Millbrook Surgery: Its calls are answered under another contract.")
