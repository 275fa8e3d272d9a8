"""An officer asks a committee to confirm, on a phone with scripts off; a member answers; an auditor counts who has declared."""

import re
from collections.abc import Callable
from datetime import date

from playwright.sync_api import Page, expect

from declarations.campaigns.models import Campaign
from tests.journeys.pages import fill_in_day, follow, heading, press, there_is_a_problem


def test_a_committee_is_asked_and_one_of_them_answers(somebody: Callable[..., Page], axe: Callable[[Page], None]) -> None:
    officer = somebody("officer", phone=True, scripts=False)
    follow(officer, "Campaigns")
    press(officer, "Plan a campaign")
    press(officer, "Plan it")
    there_is_a_problem(officer, "Enter name of the campaign")

    officer.get_by_label("Name of the campaign").fill("Before the audit")
    officer.get_by_label("Everybody on some committees").check()
    officer.get_by_label("Primary Care Commissioning Committee").check()
    fill_in_day(officer, "Answers are due by", date(2018, 4, 30))
    press(officer, "Plan it")
    expect(officer.get_by_text("it would ask 18 people")).to_be_visible()
    press(officer, "Open the campaign")
    expect(officer.get_by_text("It asks 18 people: Ada Example, Bernard Specimen")).to_be_visible()
    press(officer, "Open it")
    expect(officer.get_by_text("0 of 18 people answered (0%).")).to_be_visible()

    gp = somebody("gp", phone=True)
    expect(gp.get_by_role("heading", name="Before the audit")).to_be_visible()
    gp.get_by_role("button", name=re.compile("^Answer")).last.click()
    for group in gp.get_by_role("group", name=re.compile("^Is it still true")).all():
        group.get_by_role("radio", name="Still true").check()
    gp.get_by_role("main").get_by_role("button").last.click()
    expect(gp.get_by_text("The declaration is recorded.")).to_be_visible()
    gp.goto("/")
    expect(gp.get_by_role("heading", name="Before the audit")).to_have_count(0)

    officer.goto(f"/campaigns/{Campaign.objects.get(name='Before the audit').pk}/")
    expect(officer.get_by_text("1 of 18 people answered (5%).")).to_be_visible()
    follow(officer, "Not answered: 17")
    expect(officer.get_by_role("main").get_by_text("Dr Basil Sample")).to_have_count(0)

    seen = somebody("officer")
    for address in ("/campaigns/", "/campaigns/plan/", officer.url):
        seen.goto(address)
        axe(seen)


def test_an_auditor_follows_a_number_to_the_people_behind_it(
    somebody: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    auditor = somebody("auditor")
    follow(auditor, "Reports: who has declared, what is late")
    expect(auditor.get_by_text("20 of 21 people have a declaration in date (95%).")).to_be_visible()
    axe(auditor)
    follow(auditor, "1 overdue")
    expect(heading(auditor)).to_contain_text("Declaration overdue")
    expect(auditor.get_by_role("table")).to_contain_text("Felix Sample")
    axe(auditor)
    auditor.go_back()
    fill_in_day(auditor, "On", date(2017, 6, 1))
    press(auditor, "Show")
    expect(heading(auditor)).to_contain_text("1 June 2017")
