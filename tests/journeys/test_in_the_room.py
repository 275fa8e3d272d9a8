"""A meeting is run by two: the lay chair on her phone, the secretary on a laptop; each sees at once what the other does."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.pages import follow, heading, press, there_is_a_problem

AT_ONCE = 4_000  # milliseconds: a second and a half between two looks, and the page


@pytest.fixture
def secretary(somebody: Callable[..., Page], settings: Any) -> Page:
    settings.DEMO_TODAY = date(2018, 3, 8)  # the day of the meeting
    return somebody("secretary")


@pytest.fixture
def chair(secretary: Page, somebody: Callable[..., Page]) -> Page:
    return somebody("chair", phone=True)


def open_the_meeting(page: Page) -> None:
    """From the start page: everybody is here, but for two who sent apologies."""
    press(page, "Go into the room")
    press(page, "Call the roll and open the meeting")
    for group in page.get_by_role("group").filter(has_not_text="may be invited").all():
        expected = group.get_by_label("Present", exact=True)
        if not group.get_by_label("Apologies", exact=True).is_checked():
            expected.check()
    press(page, "Open the meeting")
    expect(page.get_by_text("The meeting is open.")).to_be_visible()


def tap(page: Page, says: str, whom: str) -> None:
    page.get_by_role("button", name=re.compile(f"^{says} ?: {whom}")).first.click()


def test_chair_and_secretary_run_an_item_together(secretary: Page, chair: Page, axe: Callable[[Page], None]) -> None:
    open_the_meeting(secretary)
    follow(secretary, "The secretary’s screen")
    axe(secretary)

    press(chair, "Go into the room")
    expect(chair.get_by_text("I declare the meeting of the Primary Care Commissioning Committee open.")).to_be_visible()
    tap(chair, "Begin", "item 7")
    expect(chair.get_by_text(re.compile("^In hand since"))).to_be_visible()
    expect(heading(secretary)).to_contain_text("7 Merger of Elmfield Surgery", timeout=AT_ONCE)
    axe(chair)

    expect(chair.locator("#room-verdict")).to_contain_text("must leave")
    press(chair, "Record the decision")
    expect(chair.get_by_text("A decision would not be valid now")).to_be_visible()
    chair.get_by_label("What was decided?").fill("The merger is approved.")
    chair.get_by_label("By consensus").check()
    press(chair, "Record the decision")
    there_is_a_problem(chair, "Not recorded, for it would not be valid.")
    expect(chair.get_by_label("What was decided?")).to_have_value("The merger is approved.")

    still = secretary.locator("#room-people button:not(.nhsuk-button--secondary)", has_text="Leaves")
    expect(still.first).to_be_visible()
    for left in range(still.count(), 0, -1):
        still.first.click()
        expect(still).to_have_count(left - 1)
    expect(secretary.get_by_text("The committee can decide.")).to_be_visible()
    expect(chair.get_by_text("The committee can decide")).to_be_visible(timeout=AT_ONCE)
    press(chair, "Record the decision")
    expect(chair.get_by_text("Item 7: recorded.")).to_be_visible()
    expect(secretary.get_by_text("The merger is approved.")).to_be_visible(timeout=AT_ONCE)


def test_without_scripts_every_button_works(secretary: Page, somebody: Callable[..., Page]) -> None:
    open_the_meeting(secretary)
    plain = somebody("chair", phone=True, scripts=False)
    press(plain, "Go into the room")
    tap(plain, "Begin", "item 2")
    expect(heading(plain)).to_contain_text("2 Minutes of 11 January 2018")
    press(plain, "Note it")
    press(plain, "Note the item")
    expect(plain.get_by_text("Item 2: recorded.")).to_be_visible()
    follow(plain, "Refresh")
    expect(plain.get_by_text("Noted", exact=True)).to_be_visible()
