"""An officer takes a register away as a file, waits for a long one, and gives an auditor a token for a program."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from declarations.exports import spooling
from tests.declarations.registers.story import Story
from tests.journeys.pages import follow, heading, press


@pytest.mark.parametrize("width", [1280, 390])
def test_an_officer_takes_a_register_away_and_gives_a_token(
    page_of: Callable[[Any], Page],
    axe: Callable[[Page], None],
    width: int,
    monkeypatch: pytest.MonkeyPatch,
    settings: Any,
    tmp_path: Any,
) -> None:
    settings.EXPORTS = tmp_path
    story = Story()
    officer = page_of(story.officer)
    officer.set_viewport_size({"width": width, "height": 900})
    officer.goto(reverse("kept_register", args=[story.ccg.pk, "interests"]) + "?text=harbourside")
    follow(officer, "Take it away as a file")
    expect(officer.get_by_text("Only entries with: harbourside.")).to_be_visible()
    axe(officer)
    with officer.expect_download() as taken:
        follow(officer, "CSV, for other programs")
    assert "Harbourside Invented Ltd" in taken.value.path().read_text()

    monkeypatch.setattr(spooling, "AT_ONCE_OTHERWISE", 0)
    follow(officer, "Excel (XLSX)")
    expect(heading(officer)).to_have_text("This file takes some minutes")
    axe(officer)
    press(officer, "Have it made")
    expect(heading(officer)).to_have_text("Your files")
    axe(officer)
    officer.get_by_role("link", name="99x-interests-").click()
    axe(officer)
    press(officer, "Cancel the file")
    expect(officer.get_by_text("Cancelled", exact=True)).to_be_visible()

    officer.goto(reverse("api_tokens"))
    axe(officer)
    officer.get_by_role("radio").first.check()
    officer.get_by_label("What is it for?").fill("The yearly audit")
    press(officer, "Give the token")
    expect(heading(officer)).to_have_text("Copy the token now")
    axe(officer)
    follow(officer, "Tokens for auditors")
    officer.get_by_role("link", name="End it").click()
    axe(officer)
    press(officer, "End the token")
    expect(officer.get_by_text("Ended on")).to_be_visible()
