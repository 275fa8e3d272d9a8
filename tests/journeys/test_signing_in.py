"""Signing in: what is private asks who you are, and brings you back to where you were going."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.pages import account, fill_in_sign_in, heading, sign_in, there_is_a_problem


@pytest.mark.usefixtures("wexbridge")
def test_a_wrong_password_is_refused_without_saying_which_part_is_wrong(page: Page, axe: Callable[[Page], None]) -> None:
    page.goto("/account/sign-in/")
    axe(page)
    fill_in_sign_in(page, account("chair").email, "not her password")
    there_is_a_problem(page, "The email address or the password is not right.")
    axe(page)
    fill_in_sign_in(page, "nobody@wexbridge.example", "not her password")
    there_is_a_problem(page, "The email address or the password is not right.")


@pytest.mark.usefixtures("wexbridge")
def test_a_private_page_asks_who_you_are_and_then_opens(page: Page) -> None:
    page.goto("/people/")
    expect(heading(page)).to_have_text("Sign in")
    fill_in_sign_in(page, account("officer").email, account("officer").password)
    expect(heading(page)).to_have_text("People")


@pytest.mark.usefixtures("wexbridge")
def test_after_signing_out_the_same_page_is_private_again(page: Page) -> None:
    sign_in(page, "officer")
    page.get_by_role("button", name="Sign out").click()
    expect(heading(page)).to_have_text("Sign in")
    page.goto("/people/")
    expect(heading(page)).to_have_text("Sign in")


@pytest.mark.usefixtures("wexbridge")
def test_a_page_that_does_not_exist_says_so_plainly(page: Page, axe: Callable[[Page], None]) -> None:
    response = page.goto("/no/such/page/")
    assert response is not None
    assert response.status == 404
    expect(heading(page)).to_have_text("Page not found")
    axe(page)
