"""What journeys share: the demo as `manage.py demo` loads it, and its people, who sign in as anybody would."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect

from declarations.demo import story
from tests import snapshots
from tests.journeys.pages import sign_in

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}

DESK, SLIM = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PATIENCE = 15_000  # milliseconds; two busy cores are no reason to fail

expect.set_options(timeout=PATIENCE)


@pytest.fixture
def wexbridge(the_story: snapshots.Story, live_server: Any, transactional_db: None, settings: Any) -> None:
    """NHS Wexbridge CCG as the demo serves it, on the day on which its story ends."""
    settings.DEMO, settings.DEMO_TODAY = True, story.its_today()
    cache.clear()  # sign-ins are counted in it
    the_story.put_back()


@pytest.fixture
def somebody(wexbridge: None, browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Callable[..., Page]]:
    """`somebody("chair")`: a browser of their own, signed in through the form; `phone` and `scripts` say which browser."""
    opened = []

    def signed_in(key: str, *, phone: bool = False, scripts: bool = True) -> Page:
        context = browser.new_context(**browser_context_args, **(PHONE if phone else {}), java_script_enabled=scripts)
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        page = context.new_page()
        sign_in(page, key)
        return page

    yield signed_in
    for context in opened:
        context.close()


@pytest.fixture
def looked_at(axe: Callable[[Page], None]) -> Callable[[Page, str], None]:
    """`looked_at(page, "papers-list")`: it fits at both widths, and at its own axe finds nothing; photographed where wanted."""

    def look(page: Page, name: str) -> None:
        before = page.viewport_size
        for width, size in (("phone", SLIM), ("desk", DESK)):
            page.set_viewport_size(size)
            page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=size["width"])
            if folder := os.environ.get("PICTURES"):
                page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
        if before:
            page.set_viewport_size(before)
        axe(page)

    return look
