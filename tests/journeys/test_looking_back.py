"""By keyboard alone: changes are seen, a late declaration is looked into, and two people dismiss a match that is none."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.pages import heading, press_by_keyboard, walk_to


def focused_label(page: Page) -> str:
    """What the field in focus is called."""
    return str(
        page.locator("*:focus").evaluate("field => field.labels && field.labels.length ? field.labels[0].innerText : ''")
    )


def walk_to_field(page: Page, label: str) -> None:
    """By Tab alone, until the focus is in the field."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if label in focused_label(page):
            return
    raise AssertionError(f"Tab never came to the field “{label}”.")


def test_the_chair_reads_what_changed_and_says_so(somebody: Callable[..., Page]) -> None:
    chair = somebody("chair")
    press_by_keyboard(chair, "Changes to Primary Care Commissioning Committee, 8 March 2018")
    expect(heading(chair)).to_have_text("What changed")
    expect(chair.get_by_text("Item 5: Councillor Connie Mock")).to_be_visible()
    press_by_keyboard(chair, "I have seen these")
    expect(chair.get_by_text("Noted. From now on you are shown what changes after this.")).to_be_visible()
    chair.goto("/")
    expect(chair.get_by_text("What changed since you last looked")).to_have_count(0)


def test_the_guardian_looks_into_a_late_declaration(somebody: Callable[..., Page]) -> None:
    guardian = somebody("guardian")
    press_by_keyboard(guardian, "What later edits show of past meetings", "Interest declared by Councillor Connie Mock")
    expect(guardian.get_by_text("Declared 69 days after becoming aware")).to_be_visible()
    press_by_keyboard(guardian, "Keep this note")
    expect(guardian.get_by_role("alert")).to_contain_text("There is a problem")

    walk_to_field(guardian, "What did you find")
    guardian.keyboard.type("Spoke to her; no price was discussed.")
    press_by_keyboard(guardian, "Keep this note")
    expect(guardian.get_by_text("Your note is kept.")).to_be_visible()
    expect(guardian.get_by_role("heading", name="Looked into")).to_be_visible()
    expect(guardian.get_by_text("Spoke to her; no price was discussed.")).to_be_visible()


def test_the_guardian_finds_the_item_that_lost_its_quorum(somebody: Callable[..., Page]) -> None:
    guardian = somebody("guardian")
    press_by_keyboard(guardian, "How conflicts were handled")
    expect(heading(guardian)).to_contain_text("Year at a glance")
    press_by_keyboard(guardian, "7 people withdrew; no quorum was left")
    expect(guardian.locator("#item-5")).to_contain_text("Blood-thinning monitoring in practices")
    guardian.goto("/oversight/")
    press_by_keyboard(guardian, "Handled differently")
    expect(heading(guardian)).to_contain_text("Handled differently")
    press_by_keyboard(guardian, "Who withdraws how often")
    expect(guardian.get_by_role("table", name="Members by the share of items from which they withdrew")).to_be_visible()


def test_a_match_that_is_none_takes_a_reason_and_a_second_person(somebody: Callable[..., Page]) -> None:
    chair = somebody("chair")
    press_by_keyboard(chair, "Review conflicts", "Leave: Dr Edmund Mock, item 4", "Dismiss this match")
    expect(heading(chair)).to_contain_text("Dismiss a match of Dr Edmund Mock")
    walk_to_field(chair, "Harbourside Ltd")
    chair.keyboard.press("Space")
    walk_to_field(chair, "This interest and this party")
    chair.keyboard.press("Space")
    press_by_keyboard(chair, "Dismiss this match")
    expect(chair.get_by_role("alert")).to_contain_text("There is a problem")

    walk_to_field(chair, "Why is this no match?")
    chair.keyboard.type("Another Harbourside Ltd: the company numbers differ.")
    press_by_keyboard(chair, "Dismiss this match")
    expect(chair.get_by_role("main")).to_contain_text("Dr Edmund Mock")

    officer = somebody("officer")
    officer.goto("/dismissals/")
    press_by_keyboard(officer, "Dr Edmund Mock: Director")
    press_by_keyboard(officer, "Confirm: this is no match")
    expect(officer.get_by_text("In force", exact=True)).to_be_visible()
    chair.goto("/dismissals/")
    walk_to(chair, "Dr Edmund Mock: Director")
