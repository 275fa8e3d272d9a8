"""An auditor reads everything of one CCG with its history, changes nothing, and finds nothing of another."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.factories import CommitteeFactory, ItemFactory, MeetingFactory, PersonFactory
from tests.journeys.pages import follow, heading


@pytest.fixture
def auditor(somebody: Callable[..., Page]) -> Page:
    return somebody("auditor")


def offers_nothing_to_change(page: Page) -> None:
    """No form that writes, only searches and filters."""
    expect(page.get_by_role("main").locator("form[method=post]")).to_have_count(0)


def test_an_auditor_reads_what_was_decided_and_by_whom(auditor: Page) -> None:
    auditor.goto("/meetings/")
    auditor.get_by_role("link", name=re.compile("8 March 2018")).first.click()
    for tab in ("Agenda", "Issued", "Conflicts", "History"):
        follow(auditor, tab)
        offers_nothing_to_change(auditor)
    auditor.go_back()
    auditor.get_by_role("link", name="Leave, decided by the chair: Dr Daphne Mock, item 7").click()
    expect(auditor.get_by_role("heading", name="Rulings")).to_be_visible()
    expect(auditor.get_by_text("Ada Example, chair")).to_be_visible()
    offers_nothing_to_change(auditor)


def test_an_auditor_works_an_assessment_out_again(auditor: Page) -> None:
    follow(auditor, "Papers issued")
    auditor.get_by_role("link", name=re.compile("^Issue 2")).click()
    offers_nothing_to_change(auditor)
    follow(auditor, "Work it out again, and see why it differs")
    expect(auditor.get_by_text("The same facts, rulings and rules give the same answer.")).to_be_visible()
    expect(auditor.get_by_text("Item 5, Nora Example")).to_be_visible()
    expect(auditor.get_by_text("is on the register now, declared on 13 February 2018.").first).to_be_visible()
    offers_nothing_to_change(auditor)


def test_a_history_shows_what_was_there_before(auditor: Page) -> None:
    auditor.goto("/organisations/?q=Chalk+Lane")
    auditor.get_by_role("link", name=re.compile("^Chalk Lane Practice")).click()
    offers_nothing_to_change(auditor)
    follow(auditor, "Everything that was changed")
    expect(auditor.locator("del", has_text="Chalk Lane Surgery")).to_be_visible()
    expect(auditor.locator("ins", has_text="now Chalk Lane Practice")).to_be_visible()
    expect(auditor.get_by_text("Told by the practice manager").first).to_be_visible()


@pytest.mark.parametrize("kind", ["meetings", "meetings/items", "committees", "people"])
def test_what_belongs_to_another_ccg_is_not_there(auditor: Page, kind: str) -> None:
    theirs = {
        "meetings": MeetingFactory,
        "meetings/items": ItemFactory,
        "committees": CommitteeFactory,
        "people": PersonFactory,
    }[kind]()
    response = auditor.goto(f"/{kind}/{theirs.pk}/")
    assert response is not None
    assert response.status == 404
    expect(heading(auditor)).to_have_text("Page not found")
