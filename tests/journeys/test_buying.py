"""A governance officer brings a procurement to its award, and the service lets nothing be awarded before a conflict was managed."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.declarations.procurement.conftest import ON, Buying, buying
from tests.journeys.pages import follow, heading

__all__ = ["buying"]


@pytest.fixture
def officer(buying: Buying, page_of: Callable[..., Page], settings: Any) -> Page:
    settings.DEMO, settings.DEMO_TODAY = True, ON
    buying.person("director", organisation=buying.bidder)
    return page_of(buying.officer)


def says(page: Page, words: str) -> None:
    expect(page.get_by_role("main")).to_contain_text(words)


def test_an_officer_names_a_supplier_manages_the_conflict_and_records_the_award(
    buying: Buying, officer: Page, axe: Callable[[Page], None]
) -> None:
    officer.goto("/")
    officer.get_by_role("link", name="Procurement decisions").click()
    says(officer, "1 procurement on the register, of which 1 needs something.")
    follow(officer, "P-1 Minor surgery")
    officer.get_by_role("main").get_by_role("button", name="Add the first supplier").click()
    officer.get_by_label("Which organisation is it?").fill("Harbourside")
    officer.get_by_role("button", name="Add it, and check it").click()
    officer.get_by_label("Harbourside Ltd").check()
    officer.get_by_role("button", name="Add it, and check it").click()
    says(officer, "1 interest found, and nothing says how it was managed.")
    says(officer, "Director (since 1 June 2015) → Harbourside Ltd")
    axe(officer)
    award(officer)
    says(officer, "There is a problem")
    says(officer, "nothing says how it was managed")
    axe(officer)
    follow(officer, "Cancel")
    officer.get_by_role("main").get_by_role("button", name="Say how it was managed").click()
    officer.get_by_label("What was done about it?").fill("Left the panel before the bids were opened")
    officer.get_by_role("button", name="Record what was done").click()
    says(officer, "Every supplier is checked, and every interest found is managed.")
    award(officer)
    expect(heading(officer)).to_contain_text("Minor surgery")
    says(officer, "Awarded the contract")


def award(officer: Page) -> None:
    """The next stage is the award, to Harbourside, by the committee, on the first of March."""
    officer.get_by_role("main").get_by_text("Record the next stage", exact=True).click()
    officer.get_by_label("Contract awarded").check()
    for box, words in (("Day", "1"), ("Month", "3"), ("Year", "2018")):
        officer.get_by_label(box, exact=True).fill(words)
    officer.get_by_label("Harbourside Ltd").check()
    officer.get_by_label("By which committee?").select_option(label="Primary Care Commissioning Committee")
    officer.get_by_role("button", name="Record the stage, and check the suppliers").click()
