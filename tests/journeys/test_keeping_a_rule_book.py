"""A CCG’s own rule: an officer writes and tries it, the Guardian sees what it would change and puts it in force."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from coi_register.accounts.actors import Role
from tests.factories import (
    CommitteeFactory,
    ConcernFactory,
    ConfirmationFactory,
    HoldingFactory,
    InterestFactory,
    ItemFactory,
    MeetingFactory,
    SeatFactory,
    actor_with,
)
from tests.journeys.pages import fill_in_day, follow, press, there_is_a_problem

SAYS = "Whoever gains by a named provider does not attend."


@pytest.fixture
def ccg() -> Any:
    """Of its committee's meeting, one member directs a company that is paid."""
    committee = CommitteeFactory()
    held = HoldingFactory(seat=SeatFactory(committee=committee, category="lay"))
    interest = InterestFactory(person=held.person)
    ConfirmationFactory(person=held.person)
    meeting = MeetingFactory(ccg=committee.ccg, on=date(2018, 3, 1), committees=[committee])
    ConcernFactory(item=ItemFactory(meeting=meeting, title="Payment"), organisation=interest.organisation)
    return committee.ccg


@pytest.mark.parametrize("width", [1280, 390])
def test_two_people_put_a_rule_of_the_ccgs_own_in_force(
    page_of: Callable[[Any], Page], axe: Callable[[Page], None], ccg: Any, width: int
) -> None:
    officer = page_of(actor_with(Role.OFFICER, ccg=ccg))
    officer.set_viewport_size({"width": width, "height": 900})
    officer.goto(reverse("ccg_rule_book", args=[ccg.pk]) + "?on=2018-03-01")
    axe(officer)
    press(officer, "Write a rule of your own")
    officer.get_by_label("What does the rule say?").fill(SAYS)
    asked = officer.get_by_role("group", name="It applies when all of these hold")
    for condition in ("Interest is financial", "Item names its organisation"):
        asked.get_by_label(condition, exact=True).check()
    officer.get_by_label("Do not attend").check()
    fill_in_day(officer, "From", date(2018, 1, 1))
    officer.get_by_label("Where does it stand in your policy?").fill("Conflicts policy")
    officer.get_by_label("Why does the CCG want it?").fill("The governing body asked for it.")
    axe(officer)
    press(officer, "Save the draft")
    follow(officer, SAYS)
    axe(officer)
    draft = officer.url
    for sentence, fires, concerned in (("A director is paid", "Yes", 0), ("Another is paid", "No, it is a near miss", 1)):
        follow(officer, "Add a case")
        fill_in_case(officer, sentence, fires, ("Harbourside Ltd (company)", "Rowan Hospice (charity)")[concerned])
    follow(officer, "Add a case")
    fill_in_case(officer, "It should not fire", "No, it is a near miss", "Harbourside Ltd (company)")
    there_is_a_problem(officer, "The rule should not fire in the case “It should not fire”, and does.")
    axe(officer)

    guardian = page_of(actor_with(Role.GUARDIAN, ccg=ccg))
    guardian.set_viewport_size({"width": width, "height": 900})
    guardian.goto(draft)
    press(guardian, "See what it would change, and put it in force")
    expect(guardian.get_by_text("It would have changed 1 finding at the last 1 meeting.")).to_be_visible()
    assert guardian.evaluate("document.documentElement.scrollWidth") <= width
    axe(guardian)
    press(guardian, "Put this rule in force")
    expect(guardian.get_by_text("The rule is in force from its first day.")).to_be_visible()


def fill_in_case(page: Page, says: str, fires: str, concerns: str) -> None:
    page.get_by_label("The case in a sentence").fill(says)
    page.get_by_label(fires, exact=True).check()
    page.get_by_label("Financial", exact=True).check()
    page.get_by_label("The person’s own").check()
    page.get_by_label("In which role?").select_option("Director")
    page.get_by_label("In which organisation?").select_option("Harbourside Ltd (company)")
    page.get_by_label("The item is about").select_option("Payment")
    page.get_by_label("The item concerns").select_option(concerns)
    press(page, "Run and save the case")
