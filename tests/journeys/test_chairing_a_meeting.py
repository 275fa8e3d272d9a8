"""The lay chair sees whether next week's meeting is safe, and rules; on her own conflict the vice-chair does."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.pages import follow, heading, press, there_is_a_problem, walk_to


@pytest.fixture
def chair(somebody: Callable[..., Page]) -> Page:
    return somebody("chair")


def open_conflicts(page: Page) -> None:
    """From the start page to the matrix of next week's meeting."""
    page.goto("/")
    press(page, "Review conflicts")
    expect(heading(page)).to_have_text("Conflicts")


def open_cell(page: Page, person: str, item: str) -> None:
    page.get_by_role("link", name=re.compile(f": {person}, item {item}$")).click()
    expect(heading(page)).to_contain_text(person)


def test_in_five_seconds_she_knows_whether_the_meeting_is_safe(chair: Page) -> None:
    first = chair.get_by_role("main").get_by_role("heading", level=3).first
    expect(first).to_contain_text("8 March 2018")
    expect(chair.get_by_text("Not safe yet: 1 item cannot be decided as things stand.").first).to_be_in_viewport()
    expect(chair.get_by_role("link", name=re.compile("^Item 9: not quorate")).first).to_be_in_viewport()


def test_she_rules_with_the_keyboard_alone(chair: Page) -> None:
    open_conflicts(chair)
    walk_to(chair, "Leave: Dr Edmund Mock, item 4")
    chair.keyboard.press("Enter")
    expect(heading(chair)).to_contain_text("Dr Edmund Mock")
    expect(chair.get_by_text("Recommended: leave for this item")).to_be_visible()
    walk_to(chair, "Record this ruling")
    chair.keyboard.press("Enter")
    expect(chair.get_by_text("Your ruling on Dr Edmund Mock is recorded.")).to_be_visible()
    expect(chair.get_by_text("Decided", exact=True)).to_be_visible()
    open_conflicts(chair)
    expect(chair.get_by_role("link", name="Leave, decided by the chair: Dr Edmund Mock, item 4")).to_be_visible()


def test_a_lighter_ruling_than_recommended_needs_a_reason(chair: Page) -> None:
    open_conflicts(chair)
    open_cell(chair, "Dr Basil Sample", "9")
    expect(chair.get_by_role("radio", name="Leave for this item")).to_be_checked()
    chair.get_by_role("radio", name="Note the interest and stay").check()
    press(chair, "Record this ruling")
    there_is_a_problem(chair, "Give a reason: this asks less of the person than was recommended.")
    expect(chair.get_by_role("radio", name="Note the interest and stay")).to_be_checked()

    chair.get_by_label("Reason").fill("He alone knows how the reviews are done; the vote is taken without him.")
    press(chair, "Record this ruling")
    expect(chair.get_by_text("Your ruling on Dr Basil Sample is recorded.")).to_be_visible()
    expect(
        chair.get_by_text("He alone knows how the reviews are done; the vote is taken without him.").first
    ).to_be_visible()
    expect(chair.get_by_text("Decided", exact=True)).to_be_visible()


def test_nobody_rules_on_their_own_conflict_and_the_vice_chair_does(chair: Page, somebody: Callable[..., Page]) -> None:
    open_conflicts(chair)
    open_cell(chair, "Ada Example", "6")
    expect(chair.get_by_text("Nobody rules on their own conflict.")).to_be_visible()
    expect(chair.get_by_role("button", name="Record this ruling")).to_have_count(0)

    vice_chair = somebody("vice_chair")
    vice_chair.goto(chair.url)
    press(vice_chair, "Record this ruling")
    expect(vice_chair.get_by_text("Your ruling on Ada Example is recorded.")).to_be_visible()
    chair.reload()
    expect(chair.get_by_text("Decided", exact=True)).to_be_visible()
    expect(chair.get_by_text("Bernard Specimen, vice-chair")).to_be_visible()
    follow(chair, "Back to conflicts")
    expect(chair.get_by_role("link", name=re.compile("decided by the chair: Ada Example, item 6$"))).to_be_visible()
