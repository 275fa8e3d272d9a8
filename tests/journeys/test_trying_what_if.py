"""The lay chair tries a meeting otherwise, sees quorum and majority move, and saves it as rulings or lets it be."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.pages import follow, heading, press
from tests.journeys.test_chairing_a_meeting import walk_to

HARBOURSIDE = "Harbourside Ltd, Company, ZZ000002"


@pytest.fixture
def chair(somebody: Callable[..., Page]) -> Page:
    return somebody("chair")


def open_what_if(page: Page) -> None:
    """From the start page to next week's meeting, tried otherwise."""
    page.goto("/")
    press(page, "Review conflicts")
    follow(page, "What if")
    expect(heading(page)).to_have_text("What if?")


def expect_verdict(page: Page, *says: str) -> None:
    for words in says:
        expect(page.get_by_role("status")).to_contain_text(words)


def test_in_five_seconds_she_knows_what_is_wrong_and_what_would_mend_it(chair: Page) -> None:
    open_what_if(chair)
    expect(chair.get_by_text("Item 9 cannot be decided as it stands.")).to_be_in_viewport()
    chair.get_by_role("link", name=re.compile("^Try this.*Invite Dr Wanda Sample")).click()
    expect_verdict(chair, "Item 9 can now be decided.", "6 votes", "quorate")
    expect(chair.get_by_text("Dr Wanda Sample is invited", exact=False).first).to_be_visible()


def test_what_comes_of_it_moves_as_she_tries_and_the_way_back_leads_back(chair: Page) -> None:
    open_what_if(chair)
    chair.evaluate("window.isTheSamePage = true")
    chair.get_by_label("Dr Edmund Mock on item 9").select_option("No conflict, stays")
    expect_verdict(chair, "Item 9 can now be decided.", "6 votes")
    chair.get_by_label("Does Ada Example come?").select_option("Away")
    expect_verdict(chair, "5 votes")
    expect(chair.get_by_text("Elsewhere, item 7 could no longer be decided.")).to_be_visible()
    assert chair.evaluate("window.isTheSamePage")

    shared = chair.url
    chair.go_back()
    expect_verdict(chair, "6 votes")
    chair.goto(shared)
    expect_verdict(chair, "5 votes")
    expect(chair.get_by_label("Does Ada Example come?")).to_have_value("away")


def test_what_is_chosen_before_the_script_has_come_counts_as_well(chair: Page) -> None:
    held: list[Route] = []
    chair.route("**/what-if*.js", lambda route: held.append(route))
    open_what_if(chair)
    chair.get_by_label("Dr Edmund Mock on item 9").select_option("No conflict, stays")
    expect_verdict(chair, "Item 9 cannot be decided as it stands.")
    (script,) = held
    script.continue_()
    expect_verdict(chair, "Item 9 can now be decided.", "6 votes")


def test_without_scripts_a_button_does_the_same(somebody: Callable[..., Page]) -> None:
    page = somebody("chair", scripts=False)
    open_what_if(page)
    page.get_by_label("Dr Edmund Mock on item 9").select_option("No conflict, stays")
    press(page, "Show what comes of it")
    expect_verdict(page, "Item 9 can now be decided.")
    assert page.url.count("=") == 2  # the item and the one thing tried


def test_the_keyboard_alone_tries_takes_back_and_starts_again(chair: Page) -> None:
    open_what_if(chair)
    chair.get_by_label("Does Bernard Specimen come?").focus()
    chair.keyboard.press("Tab")
    expect(chair.get_by_label("Bernard Specimen on item 9")).to_be_focused()
    chair.keyboard.press("l")
    expect_verdict(chair, "4 votes")
    expect(chair.get_by_label("Bernard Specimen on item 9")).to_be_focused()
    chair.get_by_role("heading", level=1).click()
    walk_to(chair, "Take back")
    chair.keyboard.press("Enter")
    expect_verdict(chair, "5 votes", "as it stands")


def test_on_a_phone_the_answer_stays_in_sight(somebody: Callable[..., Page], axe: Callable[[Page], None]) -> None:
    page = somebody("chair", phone=True)
    open_what_if(page)
    expect(page.get_by_role("status")).to_be_in_viewport()
    question = page.get_by_label("Does Dr Clara Placeholder come?")
    question.scroll_into_view_if_needed()
    expect(page.get_by_role("status")).to_be_in_viewport()
    question.select_option("Away")
    expect(page.get_by_text("Dr Clara Placeholder is away")).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    axe(page)


def test_she_sees_whom_a_bidder_more_would_conflict(chair: Page) -> None:
    open_what_if(chair)
    chair.get_by_role("navigation", name="Items").get_by_role("link", name=re.compile("^8 ")).click()
    follow(chair, "Suppose another party is concerned")
    expect(chair.get_by_label("Which item?")).to_have_value(re.compile(".+"))
    chair.get_by_label("Who might it concern?").fill("Harbourside")
    press(chair, "Try this")
    chair.get_by_role("radio", name=HARBOURSIDE).check()
    chair.get_by_label("The part they play").select_option("Bidder")
    press(chair, "Try this")
    expect(chair.get_by_text("Item 8 also concerns Harbourside Ltd, as bidder")).to_be_visible()
    moved = chair.get_by_role("listitem").filter(has_text="Dr Edmund Mock")
    expect(moved).to_contain_text("Harbourside Ltd")
    expect(moved).to_contain_text("Leave")


def test_of_a_gp_who_is_not_on_record_nobody_can_tell(chair: Page) -> None:
    open_what_if(chair)
    follow(chair, "Suppose somebody else is invited")
    chair.get_by_label("Or the name of somebody who is not").fill("Dr Nobody Sample")
    chair.get_by_label("The kind of seat they would take").select_option("GP")
    press(chair, "Try this")
    expect_verdict(chair, "Item 9 can now be decided.")
    expect(chair.get_by_text(re.compile("It cannot be told whether .*Dr Nobody Sample may stay"))).to_be_visible()


def test_she_saves_the_steps_as_rulings_and_is_told_where_the_rest_is_entered(chair: Page) -> None:
    open_what_if(chair)
    chair.get_by_label("Dr Edmund Mock on item 9").select_option("Discuss, then leave")
    chair.get_by_label("Does Nora Example come?").select_option("Away")
    expect(chair.get_by_text("Nora Example is away")).to_be_visible()
    press(chair, "Save as rulings")
    expect(heading(chair)).to_have_text("Check before you save")
    expect(chair.get_by_role("link", name="Record attendance")).to_be_visible()
    press(chair, "Save 1 ruling")
    expect(chair.get_by_role("alert")).to_contain_text("Give a reason for Dr Edmund Mock, item 9")
    chair.get_by_label("Reason").fill("Only he can tell the committee how the clinics run.")
    press(chair, "Save 1 ruling")
    expect(chair.get_by_text("Saved: 1 ruling.")).to_be_visible()
    expect(
        chair.get_by_role("link", name="Discuss, then leave, decided by the chair: Dr Edmund Mock, item 9")
    ).to_be_visible()
