"""A governance officer finds what is missing for next week, adds a late item, says whom it concerns, and sees what follows."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.pages import follow, heading, press, there_is_a_problem

MEETING = "Primary Care Commissioning Committee, 8 March 2018"


@pytest.fixture
def officer(somebody: Callable[..., Page]) -> Page:
    return somebody("officer")


def cell(page: Page, person: str, item: str) -> Locator:
    """What the matrix says of a person and an item."""
    return page.get_by_role("link", name=re.compile(f": {person}, item {item}$"))


def test_an_officer_prepares_next_weeks_meeting(officer: Page) -> None:
    # Her desk says what needs her, the next meeting first.
    expect(officer.get_by_role("heading", name="What needs you today")).to_be_visible()
    expect(officer.get_by_text("Item 8: “a local provider of telephone triage” is not identified")).to_be_visible()
    follow(officer, MEETING)
    expect(heading(officer)).to_have_text("Overview")

    # A late item: its title names a practice.
    follow(officer, "Agenda")
    press(officer, "Add an item")
    press(officer, "Add the item")
    there_is_a_problem(officer, "title")
    officer.get_by_label("Item number").fill("11")
    officer.get_by_label("Title").fill("Elmfield Surgery: a lease of rooms from a local company")
    officer.get_by_label("Kind of item").select_option("Premises")
    officer.get_by_label("A decision is asked for").check()
    press(officer, "Add the item")
    expect(heading(officer)).to_contain_text("11 Elmfield Surgery")
    item = officer.url

    # Nobody has said whom it concerns, so nobody is in conflict, and the page warns of it.
    follow(officer, "Conflicts")
    expect(cell(officer, "Ada Example", "11")).to_have_accessible_name(re.compile("^No conflict found"))
    officer.goto(item)
    expect(officer.get_by_role("checkbox", name=re.compile("^Elmfield Surgery"))).to_be_visible()

    # The landlord: what she types may mean several, so she is asked which.
    follow(officer, "An organisation")
    officer.get_by_label("Organisation").fill("Wexbridge")
    press(officer, "Add")
    there_is_a_problem(officer, "Which one do you mean?")
    officer.get_by_role("radio", name=re.compile("^Wexbridge Almshouse Trust")).check()
    officer.get_by_label("The part they play").select_option("Landlord")
    press(officer, "Add")
    expect(officer.get_by_role("main")).to_contain_text("Wexbridge Almshouse Trust")

    # The chair is a trustee of it.
    follow(officer, "Conflicts")
    expect(cell(officer, "Ada Example", "11")).to_have_accessible_name(re.compile("^Discuss, then leave"))
    expect(cell(officer, "Grace Specimen", "11")).to_have_accessible_name(re.compile("^No conflict found"))

    # One party she cannot identify yet: whoever has an interest anywhere might have one in it.
    officer.goto(item)
    follow(officer, "A party you cannot identify yet")
    officer.get_by_label("How the agenda speaks of the party").fill("a local company")
    press(officer, "Add")
    expect(officer.get_by_text("Not identified", exact=True)).to_be_visible()
    follow(officer, "Conflicts")
    expect(cell(officer, "Ada Example", "11")).to_have_accessible_name(re.compile("^Discuss, then leave"))
    expect(cell(officer, "Grace Specimen", "11")).to_have_accessible_name(re.compile("^Cannot tell"))
    expect(cell(officer, "Gwen Example", "11")).to_have_accessible_name(re.compile("^No conflict found"))
