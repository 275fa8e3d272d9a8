"""Anybody reads the published registers, on a phone, without scripts, and leaves no trace."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from coi_register.accounts.actors import command
from declarations.interests.services import cease
from tests.declarations.registers.story import ON, Story, story
from tests.journeys.pages import follow, heading

__all__ = ["story"]
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True}


@pytest.fixture
def reader(
    story: Story, transactional_db: None, browser: Browser, browser_context_args: dict[str, Any], settings: Any
) -> Iterator[Page]:
    """Somebody with a phone that runs no scripts; two editions are published, and one name is withheld."""
    settings.DEMO, settings.DEMO_TODAY = True, ON
    story.edition()
    cease(story.adas, version=1, until=date(2018, 2, 1), by=command("the test"))
    story.edition()
    context = browser.new_context(**browser_context_args, **PHONE, java_script_enabled=False)
    yield context.new_page()
    assert context.cookies() == []
    context.close()


def says(page: Page, words: str) -> None:
    expect(page.get_by_role("main")).to_contain_text(words)


def test_a_reader_finds_an_entry_its_editions_and_what_changed(story: Story, reader: Page) -> None:
    reader.goto("/registers/")
    follow(reader, "NHS Invented CCG")
    follow(reader, "Register of interests")
    reader.get_by_label("Any words").fill("harbourside")
    reader.get_by_role("button", name="Search").click()
    says(reader, "1 entry found")
    says(reader, "Leaves the register on 1 August 2018")
    reader.get_by_role("link", name="Ada Example").click()
    expect(heading(reader)).to_contain_text("Ada Example")
    reader.get_by_role("link", name="Edition 1, true on").click()
    says(reader, "This is an earlier edition.")
    follow(reader, "Read the latest edition")
    follow(reader, "What changed in this edition")
    says(reader, "To: nothing, now 1 February 2018")


def test_a_name_that_is_withheld_is_gone_for_the_reader(story: Story, reader: Page) -> None:
    reader.goto("/registers/99x/interests/")
    says(reader, "Ada Example")
    story.withheld(story.ada)
    reader.goto("/registers/99x/interests/editions/1/")
    says(reader, "Name withheld")
    expect(reader.locator("body")).not_to_contain_text("Ada")


def test_every_public_page_is_accessible_and_fits_a_phone(
    story: Story, reader: Page, page: Page, axe: Callable[[Page], None]
) -> None:
    here = "/registers/99x/interests/"
    entry = f"{here}entries/{story.adas.pk}/"
    page.set_viewport_size({"width": 390, "height": 844})
    for address in (
        "/registers/",
        "/registers/99x/",
        here,
        f"{here}editions/",
        f"{here}editions/2/changes/",
        f"{here}on/",
        entry,
    ):
        page.goto(address)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
        titles = page.evaluate("[...document.querySelectorAll('main a[href]')].map(a => [a.textContent.trim(), a.href])")
        assert len({text for text, _ in titles}) == len({(text, to) for text, to in titles}), address
