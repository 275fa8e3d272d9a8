"""The page that the README shows: the conflicts of a real agenda, drawn anew by `make pictures`."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from coi_register.accounts.actors import Role
from coi_register.accounts.models import User
from tests.factories import RoleHeldFactory, UserFactory
from tests.journeys import real_meetings

pytestmark = [pytest.mark.real_input, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("ods_served")]
WIDE, NARROW = 1280, 390


@pytest.fixture
def keep(page: Page) -> Callable[[str], None]:
    """`keep("matrix")`: save what stands above the foot of the page, where the environment names a folder for it."""

    def saved(name: str) -> None:
        if folder := os.environ.get("COI_PICTURES"):
            page.evaluate("document.activeElement.blur()")
            height = page.locator(".nhsuk-footer-container, footer").first.bounding_box()["y"]  # type: ignore[index]
            clip = {"x": 0.0, "y": 0.0, "width": float(page.viewport_size["width"]), "height": height}  # type: ignore[index]
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=True, clip=clip)  # type: ignore[arg-type]

    return saved


def officer_of(ccg: Any) -> User:
    user: User = RoleHeldFactory(user=UserFactory(name="Olive Officer"), role=Role.OFFICER, ccg=ccg).user
    return user


def test_the_conflicts_of_stockports_meeting_as_the_officer_sees_them(
    page_of: Callable[[Any], Page], axe: Callable[[Page], None], keep: Callable[[str], None]
) -> None:
    meeting = real_meetings.stockport().meeting
    page = page_of(officer_of(meeting.ccg))
    for width, name in ((NARROW, "conflicts-real-narrow"), (WIDE, "conflicts-real")):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(reverse("conflicts", args=[meeting.pk]))
        expect(page.get_by_role("link", name="Leave: Dr Basil Sample, item 7")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        axe(page)
        keep(name)
