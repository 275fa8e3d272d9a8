"""The pages on which a register is read, on any day and as known by any."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coi_register.accounts.actors import Role
from declarations.registers import services
from declarations.registers.selectors.lines import LINES
from declarations.registers.vocabulary import REGISTER_LABELS, Register
from tests import factories as make
from tests.declarations.registers.story import INTERESTS, ON, Story

pytestmark = pytest.mark.usefixtures("demo_today")
Clients = Callable[..., Client]


def at(story: Story, rest: str = "interests/") -> str:
    return f"/our-registers/{story.ccg.pk}/{rest}"


def body(answer: Any) -> str:
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def test_a_secretary_reads_it_without_what_is_withheld(story: Story, client_of: Clients) -> None:
    secretary = make.actor_with(Role.SECRETARY, ccg=story.ccg, committee=story.board)
    page = body(client_of(secretary).get(at(story), {"whole": "on"}))
    assert "Ada Example" in page
    assert "Show what is withheld" not in page
    for shown in (page, body(client_of(secretary).get(reverse("our_registers")))):
        assert "What is withheld" not in shown
        assert reverse("withholdings", args=[story.ccg.pk]) not in shown


@pytest.mark.parametrize("register", list(LINES))
def test_every_register_has_its_page(story: Story, client_of: Clients, register: Register) -> None:
    page = body(client_of(story.officer).get(at(story, f"{register}/"), {"on": "2018-01-01", "known": "2018-02-01"}))
    assert REGISTER_LABELS[register] in page


@pytest.mark.parametrize("who", ["officer", "guardian", "auditor"])
def test_whoever_keeps_or_checks_the_register_reads_it(story: Story, client_of: Clients, who: str) -> None:
    page = body(client_of(getattr(story, who)).get(at(story)))
    assert "Ada Example" in page
    assert "Chairs its board." in page
    assert "What was true on 1 March 2018, as it is known now." in page


def test_the_register_is_filtered_in_its_address(story: Story, client_of: Clients) -> None:
    client = client_of(story.officer)
    assert "Dr Basil Sample" not in body(client.get(at(story), {"text": "harbourside"}))
    assert "No entry fits" in body(client.get(at(story), {"text": "nothing like it"}))
    assert "Ada Example" in body(client.get(at(story), {"committees": "Governing Body", "type": "Financial"}))


def test_a_past_day_is_told_in_both_senses(story: Story, client_of: Clients) -> None:
    client = client_of(story.auditor)
    page = body(client.get(at(story), {"on": "2016-01-01"}))
    assert "What was true on 1 January 2016, as it is known now." in page
    assert "Harbourside Invented Ltd" in page
    page = body(client.get(at(story), {"on": "2016-01-01", "known": "2016-02-01"}))
    assert "as it was known by 1 February 2016" in page
    assert "No entry fits" in page


@pytest.mark.parametrize(
    "asked",
    [{"on": "never"}, {"on": "2018-13-40"}, {"type": "none"}, {"start": "-1"}, {"start": "9" * 50}, {"text": "x" * 500}],
)
def test_what_cannot_be_read_in_an_address_is_answered_with_a_page(
    story: Story, client_of: Clients, asked: dict[str, str]
) -> None:
    body(client_of(story.officer).get(at(story), asked))


def test_what_is_withheld_is_shown_only_where_it_is_asked_for(story: Story, client_of: Clients) -> None:
    story.withheld(story.ada)
    client = client_of(story.officer)
    assert "Ada Example" not in body(client.get(at(story)))
    assert "Withheld: name" in body(client.get(at(story)))
    assert "Ada Example" in body(client.get(at(story), {"whole": "on"}))


def test_a_register_longer_than_a_page_has_a_way_on_and_back(story: Story, client_of: Clients) -> None:
    for number in range(101):
        make.PersonFactory(ccg=story.ccg, name=f"Person {number:03}")
    client = client_of(story.officer)
    page = body(client.get(at(story), {"text": "person"}))
    assert "More entries" in page
    assert "text=person&amp;start=100" in page
    page = body(client.get(at(story), {"text": "person", "start": "100"}))
    assert "Person 100" in page
    assert "Previous entries" in page
    assert "More entries" not in page


def test_an_entry_shows_both_days_of_its_keeping(story: Story, client_of: Clients) -> None:
    make.InterestFactory(person=story.basil, organisation=story.bidder, until=date(2018, 1, 1))
    page = body(client_of(story.officer).get(at(story)))
    assert "Leaves the public register on 1 July 2018" in page
    assert "Kept until 1 January 2024" in page


def test_one_entry_is_read_and_held_and_released(story: Story, client_of: Clients) -> None:
    entry = at(story, f"interests/entries/{story.adas.pk}/")
    client = client_of(story.guardian)
    assert "Put it on a legal hold" in body(client.get(entry))
    client.post(f"{entry}hold/", {"because": "An inquiry asks for it."})
    page = body(client.get(entry))
    assert "An inquiry asks for it." in page
    assert "On legal hold" in body(client.get(at(story)))
    assert "Put it on a legal hold" not in body(client_of(story.auditor).get(entry))


def test_a_person_is_shown_on_a_past_day(story: Story, client_of: Clients) -> None:
    address = f"/people/{story.ada.pk}/as-at/"
    assert "Chairs its board." in body(client_of(story.auditor).get(address))
    assert "Nothing was known of this person then." in body(client_of(story.auditor).get(address, {"known": "2016-02-01"}))
    assert "None, or not begun" not in body(client_of(story.ada).get(address, {"on": "2015-05-01"}))
    assert "Harbourside" not in body(client_of(story.ada).get(address, {"on": "2015-05-01"}))


@pytest.mark.parametrize("rest", ["interests/", "interests/editions/", "who-decides/", "withheld/", "nothing/"])
def test_what_another_ccg_keeps_is_not_there(story: Story, client_of: Clients, rest: str) -> None:
    stranger = Story(make.CcgFactory())
    for who in (stranger.officer, stranger.guardian, stranger.auditor):
        assert client_of(who).get(at(story, rest)).status_code == 404


def test_a_page_asks_as_many_queries_for_many_people_as_for_two(story: Story, client_of: Clients) -> None:
    client = client_of(story.officer)
    client.get(at(story))

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(at(story))
        return len(queries)

    before = asked()
    for number in range(5):
        make.InterestFactory(person=story.member(f"Person {number}", "Member"))
    assert asked() == before


def test_the_registers_lead_to_what_waits(story: Story, client_of: Clients) -> None:
    asked = story.asked(story.ada)
    services.prepare(story.ccg, register=INTERESTS, true_on=ON, by=story.officer)
    assert f"/our-registers/withheld/{asked.pk}/" in body(client_of(story.guardian).get("/our-registers/"))
    page = body(client_of(story.second).get("/our-registers/"))
    assert "Waits for a second person" in page
    assert f"/our-registers/withheld/{asked.pk}/" not in page
