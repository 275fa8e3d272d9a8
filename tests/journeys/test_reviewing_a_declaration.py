"""From a GP's phone to the officer's review and back: declared in words, asked about, answered, matched and agreed."""

import re
from collections.abc import Callable
from datetime import date

from playwright.sync_api import Page, expect

from tests.journeys.pages import fill_in_day, follow, heading, press

WORDS = "Paid sessions for a new out-of-hours company"


def choose(page: Page, answer: str) -> None:
    page.get_by_role("radio", name=answer, exact=True).check()
    press(page, "Continue")


def declare_in_words(page: Page) -> None:
    """An interest that lies in nothing of the register, and not known since when."""
    page.goto("/declare/")
    choose(page, "Financial")
    choose(page, "None of these")
    page.get_by_label("Your role").select_option("Employee")
    page.get_by_label("What is the nature of the interest?").fill(WORDS)
    press(page, "Continue")
    fill_in_day(page, "When did it begin?", date(2018, 2, 12))
    press(page, "Continue")
    choose(page, "Yes")


def test_a_declaration_goes_from_a_phone_to_a_review_and_back(
    somebody: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    gp = somebody("gp", phone=True, scripts=False)
    gp.goto("/declare/")
    expect(gp.get_by_text("Examples for GPs and practice staff")).to_be_visible()
    declare_in_words(gp)
    main = gp.get_by_role("main")
    expect(main).to_contain_text("What a reader will ask")
    expect(main).to_contain_text("It is in words only")
    expect(main).to_contain_text("Declared once, it counts for every body")
    press(gp, "Declare this interest")

    # The officer finds it on her desk, and asks.
    officer = somebody("officer")
    officer.goto("/")
    officer.get_by_role("link", name=re.compile("^Dr Basil Sample: Employee, Paid sessions")).click()
    expect(officer.get_by_role("main")).to_contain_text("Nobody has reviewed it yet.")
    axe(officer)
    follow(officer, "Ask the declarer a question")
    axe(officer)
    officer.get_by_label("What do you want to ask?").fill("Which company is it?")
    press(officer, "Send the question")
    expect(officer.get_by_text("Dr Basil Sample is asked.")).to_be_visible()

    # He finds the question on his desk, and answers it.
    gp.goto("/")
    gp.get_by_role("link", name="Answer a question about your declaration").click()
    expect(main).to_contain_text("Which company is it?")
    gp.get_by_label("What is your answer?").fill("Valley Care Ltd.")
    press(gp, "Send your answer")
    expect(gp.get_by_text("Your answer is sent.")).to_be_visible()

    # She reads the answer, matches his words without touching them, and records the review.
    officer.goto("/review/")
    expect(officer.get_by_role("main")).to_contain_text("Answered")
    axe(officer)
    officer.get_by_role("link", name=re.compile("^Employee, Paid sessions")).click()
    follow(officer, "Match it to an organisation")
    officer.get_by_label("Which organisation do these words mean?").fill("Valley Care")
    officer.get_by_label("How do you know?").fill("He says so")
    press(officer, "Match")
    officer.get_by_role("radio", name=re.compile("^Valley Care Ltd")).check()
    press(officer, "Match")
    expect(officer.get_by_role("main")).to_contain_text(WORDS)
    expect(heading(officer)).to_contain_text("Valley Care Ltd")
    officer.get_by_role("radio", name="Leave", exact=True).check()
    officer.get_by_label("Action taken to mitigate the risk").fill("Leaves for items on out-of-hours care")
    fill_in_day(officer, "When do you look at it again?", date(2018, 9, 1))
    press(officer, "Record the review")
    expect(officer.get_by_text("The review is on record.")).to_be_visible()

    # It stands on his page, in his words, with what was agreed.
    gp.goto("/my-declarations/")
    expect(main).to_contain_text("To be looked at again by 1 September 2018")
    expect(main).to_contain_text("found by the governance team")


def test_everything_declared_is_gone_through_on_one_page(somebody: Callable[..., Page], axe: Callable[[Page], None]) -> None:
    gp = somebody("gp", phone=True)
    gp.goto("/my-declarations/")
    expect(heading(gp)).to_have_text("Are these still true?")
    axe(gp)
    ended, *kept = gp.get_by_role("group", name=re.compile("^Is it still true")).all()
    for group in kept:
        group.get_by_role("radio", name="Still true").check()
    ended.get_by_role("radio", name="Ended").check()
    gp.get_by_text("If it has ended, when").first.click()
    boxes = gp.get_by_role("group", name="When did it end?").first
    for box, typed in (("Day", "1"), ("Month", "2"), ("Year", "2018")):
        boxes.get_by_label(box).fill(typed)
    press(gp, "Send")
    expect(gp.get_by_text("The declaration is recorded.")).to_be_visible()
    expect(heading(gp)).to_contain_text("Dr Basil Sample")
    expect(gp.get_by_role("heading", name="Interests that have ended")).to_be_visible()
