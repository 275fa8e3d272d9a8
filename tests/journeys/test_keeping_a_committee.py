"""A governance officer adds a seat to a committee, puts a person into it, and sets the terms of reference."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from playwright.sync_api import Page, expect

from coi_register.accounts.actors import Role
from tests.factories import CommitteeFactory, PersonFactory, actor_with


def test_an_officer_keeps_a_committee(page_of: Callable[[Any], Page], axe: Callable[[Page], None]) -> None:
    committee: Any = CommitteeFactory()
    PersonFactory(ccg=committee.ccg, name="Ada Example")
    page = page_of(actor_with(Role.OFFICER, ccg=committee.ccg))
    page.goto(reverse("committees"))
    axe(page)
    page.get_by_role("link", name=committee.name).click()
    expect(page.get_by_text("It has no seats on this day.")).to_be_visible()
    axe(page)

    page.get_by_role("button", name="Add a seat").click()
    page.get_by_role("textbox", name="Office").fill("Lay member for audit")
    page.get_by_label("Category").select_option("Lay member")
    axe(page)
    page.get_by_role("button", name="Add the seat").click()
    expect(page.get_by_text("1 vote: 1 lay and executive, no others")).to_be_visible()

    page.get_by_role("link", name="Lay member for audit").click()
    page.get_by_role("button", name="Put a person into this seat").click()
    page.get_by_label("Person").select_option("Ada Example")
    for box, typed in (("Day", "1"), ("Month", "4"), ("Year", "2018")):
        page.get_by_role("group", name="First day").get_by_label(box).fill(typed)
    axe(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("row", name="Ada Example Holder From 1 April 2018, ongoing")).to_be_visible()
    axe(page)

    page.get_by_role("link", name=committee.name).click()
    page.get_by_role("button", name="Set terms of reference").click()
    page.get_by_role("group", name="Of these categories").first.get_by_label("Lay member").check()
    axe(page)
    page.get_by_role("button", name="Set the terms").click()
    expect(page.get_by_text("At least 1 of: lay member.")).to_be_visible()
    axe(page)
