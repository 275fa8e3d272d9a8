"""What journeys share: the demo as `manage.py demo` loads it, and its people, who sign in as anybody would."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect

from declarations.demo import story
from tests import snapshots
from tests.journeys.pages import sign_in

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}

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
