"""The second step in a real browser: an app set up and used on a phone without scripts, and a passkey made, used and removed."""

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from coi_register.accounts.signin import codes
from tests.journeys.pages import account, fill_in_sign_in, follow, heading, press, there_is_a_problem


@pytest.fixture
def strict(wexbridge: None, settings: Any) -> None:
    """The invented people, at a service that is no demo: their roles ask for a second step."""
    settings.DEMO = False


def enter(page: Page, key: str) -> None:
    page.goto("/account/sign-in/")
    fill_in_sign_in(page, account(key).email, account(key).password)


def code_of(secret: str) -> str:
    """The code of now; a moment later when this one is about to end, or was used."""
    if codes.seconds_left() < 5:
        time.sleep(codes.seconds_left() + 0.5)
    return codes.code_of_now(secret)


@pytest.mark.parametrize("scripts", [True, False])
def test_an_officer_sets_up_an_app_on_a_phone_and_signs_in_with_it(
    strict: None, browser: Any, browser_context_args: dict[str, Any], axe: Callable[[Page], None], scripts: bool
) -> None:
    small = {"viewport": {"width": 390, "height": 844}, "java_script_enabled": scripts}
    page = browser.new_context(**browser_context_args, **small).new_page()
    enter(page, "officer")
    expect(heading(page)).to_have_text("How you sign in")
    expect(page.get_by_text("Your role needs a second step")).to_be_visible()
    press(page, "Set up an app")
    secret = page.locator(".coi-key").inner_text().replace(" ", "")
    if scripts:
        axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390 if scripts else True
    page.get_by_role("textbox", name="Code").fill("123")
    press(page, "Add the app")
    there_is_a_problem(page, "That code is not right")
    page.get_by_role("textbox", name="Code").fill(code_of(secret))
    press(page, "Add the app")
    expect(heading(page)).to_have_text("Recovery codes")
    press(page, "Show the codes")
    shown = page.locator(".coi-codes code").all_inner_texts()
    assert len(shown) == 10
    assert all(re.fullmatch(r"\d{8}", code) for code in shown)
    press(page, "I have kept them")
    page.context.clear_cookies()

    enter(page, "officer")
    expect(heading(page)).to_have_text("Second step")
    if scripts:
        axe(page)
    page.get_by_role("textbox", name="Code").fill(shown[0])
    press(page, "Go on")
    expect(page.get_by_role("button", name="Sign out")).to_be_attached()
    page.context.close()


def test_a_passkey_is_added_opens_the_door_alone_and_is_the_second_step_too(
    strict: None, page: Page, axe: Callable[[Page], None]
) -> None:
    with_authenticator(page)
    enter(page, "auditor")
    press(page, "Add a passkey")
    expect(heading(page)).to_have_text("Add a passkey")
    axe(page)
    page.get_by_label("Name").fill("Blue key")
    press(page, "Add the passkey")
    expect(heading(page)).to_have_text("Recovery codes")
    page.goto("/account/sign-in/ways/")
    expect(page.get_by_text("Blue key", exact=True)).to_be_visible()
    axe(page)

    press(page, "Sign out")
    press(page, "Use a passkey")
    expect(page.get_by_role("button", name="Sign out")).to_be_attached()
    expect(page.get_by_role("navigation", name="Menu").get_by_role("link", name="Meetings")).to_be_attached()

    press(page, "Sign out")
    enter(page, "auditor")
    expect(heading(page)).to_have_text("Second step")
    press(page, "Use your passkey")
    expect(page.get_by_role("button", name="Sign out")).to_be_attached()

    page.goto("/account/sign-in/ways/")
    follow(page, "Remove the passkey Blue key, 1")
    press(page, "Remove the passkey")
    there_is_a_problem_in(page, "Your role asks for a second step")


def there_is_a_problem_in(page: Page, says: str) -> None:
    expect(page.get_by_role("alert")).to_contain_text(says)


def with_authenticator(page: Page) -> None:
    """Plug a key into the browser whose holder presents a finger."""
    chrome = page.context.new_cdp_session(page)
    chrome.send("WebAuthn.enable")
    holder = {"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    chrome.send("WebAuthn.addVirtualAuthenticator", {"options": key | holder})


def test_in_the_demo_one_tries_the_second_step_without_a_phone(wexbridge: None, page: Page) -> None:
    enter(page, "guardian")
    page.goto("/account/sign-in/ways/")
    press(page, "Set up an app")
    page.get_by_role("textbox", name="Code").fill(the_code_shown(page))
    press(page, "Add the app")
    expect(heading(page)).to_have_text("Recovery codes")
    time.sleep(codes.seconds_left() + 0.5)
    page.context.clear_cookies()
    enter(page, "guardian")
    page.get_by_role("textbox", name="Code").fill(the_code_shown(page))
    press(page, "Go on")
    expect(page.get_by_role("button", name="Sign out")).to_be_attached()


def the_code_shown(page: Page) -> str:
    """What the demo shows; a moment later when it is about to end."""
    if codes.seconds_left() < 5:
        time.sleep(codes.seconds_left() + 0.5)
        page.reload()
    return page.get_by_text("the code of now is").locator("code").inner_text()
