"""Minutes are corrected by the secretary, approved by the chair on a phone, and read by anybody without signing in."""

import re
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from committees.models import Meeting
from tests.journeys.pages import follow, press

pytestmark = pytest.mark.browser


def says(page: Page, words: str) -> None:
    expect(page.get_by_role("main")).to_contain_text(words)


def test_a_correction_goes_from_the_secretary_to_the_chair_to_the_public(
    somebody: Callable[..., Page], browser: Browser, browser_context_args: dict[str, object], axe: Callable[[Page], None]
) -> None:
    meeting = Meeting.objects.get(on="2018-01-11")
    secretary, chair = somebody("secretary"), somebody("chair", phone=True)

    secretary.goto(reverse("meeting", args=[meeting.pk]))
    follow(secretary, "Minutes")
    says(secretary, "The minutes are approved.")
    axe(secretary)
    secretary.get_by_role("link", name=re.compile("Write.*Item 4")).click()
    axe(secretary)
    secretary.get_by_label("What was said").fill("The committee heard that patients outside the boundary stay on the list.")
    secretary.get_by_label("Why is it corrected?").fill("It was heard, not told")
    press(secretary, "Save")
    says(secretary, "Corrected, waits for approval")

    chair.goto(reverse("minutes", args=[meeting.pk]))
    says(chair, "1 part of 7 waits for you")
    press(chair, "Approve the minutes")
    axe(chair)
    chair.get_by_label("What was corrected, and why?").fill("It was heard, not told")
    press(chair, "Approve")
    says(chair, "The minutes are approved.")
    follow(chair, "Versions and what was corrected")
    says(chair, "The committee heard that patients outside the boundary stay on the list.")
    axe(chair)

    context = browser.new_context(**browser_context_args, java_script_enabled=False)  # type: ignore[arg-type]
    anybody = context.new_page()
    anybody.goto("/decisions/")
    follow(anybody, "NHS Wexbridge CCG")
    anybody.get_by_role("link", name="11 January 2018").click()
    says(anybody, "Windmill Lane Practice: change of boundary")
    says(anybody, "this is version 2")
    expect(anybody.get_by_role("main")).not_to_contain_text("bids to take forward")  # the private part
    assert context.cookies() == []
    context.close()
