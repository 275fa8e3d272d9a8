"""What people do on many pages: sign in, follow a link, open a meeting, fill in a day, read what is wrong."""

import re
from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from coi_register.accounts.demo import DemoAccount, demo_accounts

# What has the focus, as a person knows it.
FOCUSED = """() => {
    const focused = document.activeElement;
    return focused === document.body ? "" : focused.getAttribute("aria-label") || focused.innerText || "";
}"""
HAS_FOCUS = """wanted => {
    const focused = document.activeElement;
    return wanted === focused || (wanted.type === "radio" && wanted.name === focused.name);
}"""
MOST_TABS = 150  # a matrix of fifteen people and ten items, and the header before it


def account(key: str) -> DemoAccount:
    """The demo account of that key."""
    return next(account for account in demo_accounts() if account.key == key)


def sign_in(page: Page, key: str) -> None:
    """Through the form, as anybody would."""
    page.goto("/account/sign-in/")
    fill_in_sign_in(page, account(key).email, account(key).password)
    expect(page.get_by_role("button", name="Sign out")).to_be_attached()


def fill_in_sign_in(page: Page, email: str, password: str) -> None:
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()


def heading(page: Page) -> Locator:
    """The one heading that says what the page is."""
    return page.get_by_role("heading", level=1)


def follow(page: Page, name: str) -> None:
    """The link with exactly these words."""
    page.get_by_role("link", name=name, exact=True).click()


def press(page: Page, name: str) -> None:
    """The button, or the link that is one."""
    page.get_by_role("button", name=name, exact=True).click()


def fill_in_day(page: Page, group: str, on: date) -> None:
    """The three boxes of a date."""
    boxes = page.get_by_role("group", name=group)
    for box, typed in (("Day", on.day), ("Month", on.month), ("Year", on.year)):
        boxes.get_by_label(box).fill(str(typed))


def there_is_a_problem(page: Page, says: str) -> None:
    """The summary at the top says what is wrong, and its title does as well."""
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("There is a problem")
    expect(summary).to_contain_text(says)
    assert page.title().startswith("Error: ")


def walk_to(page: Page, name: str) -> None:
    """By Tab alone, until the focus is on what is called so."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if name in page.evaluate(FOCUSED):
            return
    pytest.fail(f"{MOST_TABS} times Tab never came to “{name}”.")


def walk_to_this(page: Page, wanted: Locator) -> None:
    """By Tab alone, until the focus is on it, or, where it is a radio, on the one of its group that Tab comes to."""
    expect(wanted).to_have_count(1)
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if wanted.evaluate(HAS_FOCUS):
            return
    pytest.fail(f"{MOST_TABS} times Tab never came to {wanted}.")


def press_by_keyboard(page: Page, *names: str) -> None:
    """One after the other: walk to what is called so, and press Enter, which leads to another page."""
    for name in names:
        walk_to(page, name)
        with page.expect_navigation():
            page.keyboard.press("Enter")


def press_this_by_keyboard(page: Page, wanted: Locator) -> None:
    """Where its words stand on the page more than once: walk to this one, and press Enter."""
    walk_to_this(page, wanted)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write_by_keyboard(page: Page, label: str, words: str) -> None:
    """Type into a box, or into a list whose choice begins with these words."""
    walk_to_this(page, page.get_by_label(label))
    page.keyboard.type(words)


def write_day_by_keyboard(page: Page, group: str, on: date) -> None:
    """The three boxes of a date."""
    boxes = page.get_by_role("group", name=group)
    for box, typed in (("Day", on.day), ("Month", on.month), ("Year", on.year)):
        walk_to_this(page, boxes.get_by_label(box))
        page.keyboard.type(str(typed))


def tick_by_keyboard(page: Page, label: str | re.Pattern[str]) -> None:
    """Walk to a box, and tick it."""
    walk_to_this(page, page.get_by_role("checkbox", name=label))
    page.keyboard.press("Space")


def choose_by_keyboard(page: Page, answer: str, *, of: Locator | None = None) -> None:
    """Walk to the radios, and with the arrows to this answer."""
    radio = (of or page).get_by_role("radio", name=answer, exact=True)
    walk_to_this(page, radio)
    while not radio.evaluate("radio => radio === document.activeElement"):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
