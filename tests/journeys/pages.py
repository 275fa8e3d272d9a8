"""What people do on many pages: sign in, follow a link, open a meeting, fill in a day, read what is wrong."""

from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from coi_register.accounts.demo import DemoAccount, demo_accounts

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
    focused = page.locator("*:focus")
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if focused.count() and name in (focused.get_attribute("aria-label") or focused.inner_text()):
            return
    pytest.fail(f"{MOST_TABS} times Tab never came to “{name}”.")


def press_by_keyboard(page: Page, *names: str) -> None:
    """One after the other: walk to what is called so, and press Enter."""
    for name in names:
        walk_to(page, name)
        page.keyboard.press("Enter")
        page.wait_for_load_state()
