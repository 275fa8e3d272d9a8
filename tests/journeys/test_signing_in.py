"""Signing in, in a real browser."""

from typing import Any

from django.urls import reverse
from playwright.sync_api import Page, expect


def test_the_sign_in_page_opens_and_has_no_accessibility_breach(page: Page, axe: Any) -> None:
    page.goto(reverse("account_login"))
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    axe(page)
