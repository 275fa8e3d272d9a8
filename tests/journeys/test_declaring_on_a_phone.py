"""A GP on his phone, scripts off: he sees what concerns him, declares an interest page by page, and sends it once."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.pages import fill_in_day, follow, heading, press, there_is_a_problem


@pytest.fixture
def gp(somebody: Callable[..., Page]) -> Page:
    return somebody("gp", phone=True, scripts=False)


def choose(page: Page, answer: str) -> None:
    """Answer a question with a radio, and go on."""
    page.get_by_role("radio", name=answer, exact=True).check()
    press(page, "Continue")


def declare_shares_in_valley_care(page: Page) -> None:
    """Every question, up to the answers to check."""
    page.goto("/declare/")
    choose(page, "Financial")
    choose(page, "One organisation")
    page.get_by_label("Which organisation is it?").fill("Valley")
    press(page, "Continue")
    there_is_a_problem(page, "Which one do you mean?")
    page.get_by_role("radio", name=re.compile("^Valley Care Ltd")).check()
    press(page, "Continue")
    page.get_by_label("Your role").select_option("Shareholder")
    page.get_by_label("What is the nature of the interest?").fill("200 shares")
    press(page, "Continue")
    fill_in_day(page, "When did it begin?", date(2018, 2, 12))
    press(page, "Continue")
    choose(page, "Yes")  # it may be published
    expect(heading(page)).to_contain_text("Check your answers")


def test_he_sees_his_own_flags_and_nobody_elses(gp: Page) -> None:
    main = gp.get_by_role("main")
    expect(main).to_contain_text("may concern you")
    gp.get_by_role("link", name=re.compile("^5 Frailty reviews")).click()
    expect(heading(gp)).to_contain_text("Dr Basil Sample")
    expect(gp.get_by_role("button", name="Record this ruling")).to_have_count(0)
    follow(gp, "Back to conflicts")
    expect(heading(gp)).to_have_text("My conflicts")
    expect(main).not_to_contain_text("Grace Specimen")
    expect(main).to_contain_text("2 items of 8 may concern you. A private item that is not named to you may concern you")
    expect(main).to_contain_text("Discuss, then leave")
    expect(main).not_to_contain_text("Extended access")


def test_he_declares_an_interest_page_by_page(gp: Page) -> None:
    declare_shares_in_valley_care(gp)
    main = gp.get_by_role("main")
    for answer in ("Financial", "Valley Care Ltd", "Shareholder", "200 shares", "12 February 2018"):
        expect(main).to_contain_text(answer)

    # He mends one answer, and comes back to check them all.
    gp.get_by_role("link", name=re.compile("^Change Nature")).click()
    gp.get_by_label("What is the nature of the interest?").fill("250 shares")
    press(gp, "Continue")
    expect(main).to_contain_text("250 shares")

    press(gp, "Declare this interest")
    expect(gp.get_by_text("The interest is on the register.")).to_be_visible()
    expect(main).to_contain_text("250 shares")


def test_sent_from_two_tabs_it_is_declared_once(gp: Page) -> None:
    declare_shares_in_valley_care(gp)
    second = gp.context.new_page()
    second.goto(gp.url)
    expect(heading(second)).to_contain_text("Check your answers")
    press(gp, "Declare this interest")
    expect(gp.get_by_text("The interest is on the register.")).to_be_visible()
    press(second, "Declare this interest")
    expect(second.get_by_text("was sent already")).to_be_visible()
    expect(second.get_by_text("200 shares")).to_have_count(1)


def test_a_question_left_empty_is_asked_again(gp: Page) -> None:
    gp.goto("/declare/")
    press(gp, "Continue")
    there_is_a_problem(gp, "Select the type of interest")
