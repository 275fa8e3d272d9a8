"""An officer asks whether a committee is rightly made up, and reads the rule it breaks; scripts on, and scripts off."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import expect

from coi_register.accounts.actors import Role
from committees.models import Committee
from tests.factories import CommitteeFactory, HoldingFactory, SeatFactory, TermsFactory, actor_with

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = (1280, 390)


@pytest.fixture
def committee() -> Committee:
    """A committee of two lay members and three GPs, whose quorum names a GP."""
    made = CommitteeFactory()
    for n, category in enumerate(("lay", "lay", "gp", "gp", "gp")):
        HoldingFactory(seat=SeatFactory(committee=made, category=category, office=f"Member {n}", chair=n == 2))
    TermsFactory(committee=made, clauses=[{"any_of": ["gp"], "at_least": 1, "voting": False}])
    return made


@pytest.fixture
def reader(page_of: Callable[[Any], Any], committee: Committee) -> Any:
    return page_of(actor_with(Role.OFFICER, ccg=committee.ccg, on=date(2018, 3, 1)))


@pytest.mark.parametrize("width", WIDTHS)
def test_from_a_broken_rule_to_its_text_and_the_cases_that_prove_it(
    reader: Any, committee: Committee, axe: Callable[[Any], None], width: int
) -> None:
    reader.set_viewport_size({"width": width, "height": 900})
    reader.goto(f"/committees/{committee.pk}/composition/?on=2018-03-01")
    assert "2 of 5 votes are lay or executive: no majority, the others hold 3" in reader.inner_text("main")
    axe(reader)
    reader.click("text=pccc-lay-executive-majority >> nth=0")
    assert reader.url.endswith(f"/rule-book/?on=2018-03-01&of={committee.ccg_id}#pccc-lay-executive-majority")
    expect(reader.locator("#pccc-lay-executive-majority")).to_be_visible()
    reader.click("#standing-mitigation summary")
    expect(reader.locator("#standing-mitigation >> text=Does not fire:").first).to_be_visible()
    assert reader.evaluate("document.documentElement.scrollWidth") <= width
    axe(reader)


def test_the_filters_and_the_cases_open_with_scripts_off(reader: Any, browser: Any, live_server: Any) -> None:
    plain = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    plain.add_cookies(reader.context.cookies())
    page = plain.new_page()
    page.goto("/rule-book/?on=2018-03-01")
    page.select_option("select[name=status]", "reported")
    page.click("text=Show these rules")
    assert (
        0 < page.locator("article.coi-rule").count() == page.locator("strong:text('Reported by a secondary source')").count()
    )
    page.click("#standing-mitigation summary")
    expect(page.locator("#standing-mitigation >> text=Does not fire:").first).to_be_visible()
    plain.close()
