"""An officer invites a GP, who comes in on a phone; and a role that one officer asks for, a second one confirms."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from coi_register.accounts.actors import Role
from tests.factories import CcgFactory, PersonFactory, UserFactory, actor_with
from tests.journeys.conftest import PHONE
from tests.journeys.pages import fill_in_sign_in, follow, heading, press

PICTURES = os.environ.get("PICTURES")
PASSWORD = "three odd words on a phone"


def photographed(page: Page, name: str) -> None:
    """At both widths, where pictures are wanted."""
    if PICTURES:
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 844})
            page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
        page.set_viewport_size({"width": 1280, "height": 844})


@pytest.fixture
def browser_of(browser: Browser, client_of: Callable[..., Client], live_server: Any, browser_context_args: Any) -> Any:
    """`browser_of(actor)`: a browser of their own, signed in."""
    opened = []

    def signed_in(who: Any) -> Page:
        context = browser.new_context(**browser_context_args)
        opened.append(context)
        session = client_of(who).cookies[settings.SESSION_COOKIE_NAME]
        context.add_cookies([{"name": session.key, "value": session.value, "url": live_server.url}])
        return context.new_page()

    yield signed_in
    for context in opened:
        context.close()


@pytest.mark.django_db(transaction=True)
def test_a_gp_is_invited_and_comes_in_on_a_phone(
    browser_of: Any,
    browser: Browser,
    browser_context_args: Any,
    live_server: Any,
    axe: Callable[[Page], None],
    settings: Any,
) -> None:
    settings.SITE_URL = live_server.url
    ccg: Any = CcgFactory()
    basil: Any = PersonFactory(ccg=ccg, name="Dr Basil Sample", position="GP")
    page = browser_of(actor_with(Role.OFFICER, ccg=ccg))
    page.goto(reverse("person", args=[basil.pk]))
    follow(page, "Account, who acts for them, line manager")
    axe(page)
    photographed(page, "relations")
    press(page, "Invite to sign in")
    page.get_by_label("Email address").fill("basil@example.org")
    axe(page)
    press(page, "Send the invitation")
    expect(page.get_by_text("The invitation is on its way.")).to_be_visible()
    follow(page, "Dr Basil Sample, basil@example.org")
    expect(page.get_by_text("The link works once, until")).to_be_visible()
    axe(page)
    photographed(page, "account")
    link = re.search(r"http\S+/account/invitation/\S+", str(mail.outbox[-1].body))
    assert link
    context = browser.new_context(**browser_context_args, **PHONE)
    phone = context.new_page()
    phone.goto(link[0])
    axe(phone)
    phone.get_by_label("Password", exact=True).fill(PASSWORD)
    phone.get_by_label("The same password again").fill(PASSWORD)
    photographed(phone, "accept")
    press(phone, "Choose this password")
    fill_in_sign_in(phone, "basil@example.org", PASSWORD)
    phone.goto("/account/")
    expect(heading(phone)).to_have_text("Your account")
    axe(phone)
    photographed(phone, "own-account")
    follow(phone, "Where you are signed in")
    axe(phone)
    photographed(phone, "own-sessions")
    phone.goto(link[0])
    expect(heading(phone)).to_have_text("This invitation does not work any more")
    context.close()


@pytest.mark.django_db(transaction=True)
def test_a_second_officer_confirms_a_role(browser_of: Any, axe: Callable[[Page], None]) -> None:
    ccg: Any = CcgFactory()
    UserFactory(ccg=ccg, name="Nora Example")
    first, second = (browser_of(actor_with(Role.OFFICER, ccg=ccg)) for _ in range(2))
    first.goto(reverse("accounts"))
    axe(first)
    photographed(first, "accounts")
    follow(first, "Nora Example")
    press(first, "Ask for a role")
    axe(first)
    photographed(first, "ask")
    first.get_by_label("Auditor").check()
    first.get_by_label("Reason").fill("The yearly audit.")
    press(first, "Ask for it")
    expect(first.get_by_text("Waits for a second person")).to_be_visible()
    second.goto("/")
    second.get_by_role("link", name=re.compile("^Auditor for Nora Example")).click()
    axe(second)
    photographed(second, "asked")
    press(second, "Confirm: give the role")
    expect(second.get_by_text("Confirmed: the role is held.")).to_be_visible()


@pytest.mark.django_db(transaction=True)
def test_somebody_who_waits_too_long_is_warned_and_stays(browser_of: Any, axe: Callable[[Page], None]) -> None:
    page = browser_of(UserFactory())
    page.clock.install()
    page.goto("/account/")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.clock.fast_forward("28:30")
    expect(page.get_by_role("dialog", name="Are you still there?")).to_be_visible()
    axe(page)
    photographed(page, "warning")
    press(page, "Stay signed in")
    page.clock.fast_forward("02:00")
    expect(page.get_by_role("dialog")).to_contain_text("You have been signed out.")
