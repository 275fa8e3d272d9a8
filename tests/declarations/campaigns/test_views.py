"""The pages of campaigns: planned by an officer, opened after reading whom they ask, read by whoever may."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from coi_register.accounts.actors import Role
from committees.seats.services import unseat
from declarations.campaigns import services
from declarations.campaigns.models import Campaign
from declarations.campaigns.selectors.progress import progress_of
from declarations.campaigns.vocabulary import State, Whom
from tests.declarations.campaigns.conftest import DUE, OPENED, Body
from tests.factories import (
    ConfirmationFactory,
    HoldingFactory,
    PersonFactory,
    SeatFactory,
    UserFactory,
    actor_with,
    arranged,
)
from tests.filling_in import fill_in

ClientOf = Callable[..., Client]
ANSWERS = {
    "name": "Yearly confirmation 2018", "whom": "committees", "due_on-day": "31", "due_on-month": "3", "due_on-year": "2018",
    "before": "14, 7", "on_the_day": "on", "after": "7", "digest_every": "7", "note": "",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _it_is_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coi_register.clock.today", lambda: OPENED)


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_an_officer_plans_opens_and_closes_a_campaign(body: Body, client_of: ClientOf) -> None:
    officer = client_of(body.officer)
    answer = fill_in(officer, "/campaigns/plan/", ANSWERS | {"committees": [str(body.committee.pk)]})
    campaign = Campaign.objects.get()
    assert answer.url == f"/campaigns/{campaign.pk}/"
    assert campaign.offsets == [-14, -7, 0, 7]
    planned = text(officer.get(answer.url))
    assert "it would ask 3 people" in planned
    assert "1 person has no account and cannot be written to" in planned

    fill_in(officer, f"/campaigns/{campaign.pk}/open/")
    shown = text(officer.get(answer.url))
    assert "0 of 3 people answered (0%)." in shown
    assert "The next letters are written on 17 March 2018." in shown
    assert "None: no account. Ask them on paper" in shown

    fill_in(officer, f"/campaigns/{campaign.pk}/close/", {"because": "A merger."})
    assert "this is its report" in text(officer.get(answer.url))
    assert Campaign.objects.get().state == State.CLOSED


def test_the_opening_says_whom_it_asks_before_it_asks_them(body: Body, client_of: ClientOf) -> None:
    campaign = body.planned()
    says = text(client_of(body.officer).get(f"/campaigns/{campaign.pk}/open/"))
    assert "It asks 3 people: Ada Example, Basil Example and Celia Example." in says


def test_a_plan_that_says_nothing_is_sent_back_with_sentences(body: Body, client_of: ClientOf) -> None:
    says = text(fill_in(client_of(body.officer), "/campaigns/plan/", {"before": "soon", "after": "400"}))
    for sentence in (
        "Enter name of the campaign",
        "Select who is asked",
        "Enter the day by which answers are due",
        "Remind so many days before must be numbers from 1 to 180, like 14, 7",
        "Remind so many days after must be numbers from 1 to 180, like 14, 7",
    ):
        assert sentence in says
    assert not Campaign.objects.exists()


def test_committees_that_were_not_chosen_are_asked_for(body: Body, client_of: ClientOf) -> None:
    says = text(fill_in(client_of(body.officer), "/campaigns/plan/", ANSWERS))
    assert "Select at least one committee, or ask everybody." in says


def test_a_plan_is_changed_from_what_it_was(body: Body, client_of: ClientOf) -> None:
    campaign, officer = body.planned(), client_of(body.officer)
    address = f"/campaigns/{campaign.pk}/change/"
    shown = text(officer.get(address))
    assert 'value="Spring 2018"' in shown
    assert 'value="14"' in shown
    fill_in(officer, address, ANSWERS | {"whom": "everybody"})
    assert Campaign.objects.get().whom == Whom.EVERYBODY


def test_who_opened_it_first_is_told_to_whoever_comes_second(body: Body, client_of: ClientOf) -> None:
    campaign, officer = body.planned(), client_of(body.officer)
    services.open_now(campaign, on=OPENED, by=body.officer)
    says = text(fill_in(officer, f"/campaigns/{campaign.pk}/withdraw/", {"because": "Not needed."}))
    assert "“Spring 2018” is open. Open its page to see how it stands." in says


def test_non_responders_are_one_link_away(body: Body, client_of: ClientOf) -> None:
    campaign, officer = body.opened(), client_of(body.officer)
    ConfirmationFactory(person=body.ada, on=OPENED)
    says = text(officer.get(f"/campaigns/{campaign.pk}/?show=waiting"))
    assert "Basil Example" in says
    assert "Ada Example" not in says
    assert "1 of 3 people answered (33%)." in says


def test_who_left_meanwhile_is_said_to_count(body: Body, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch) -> None:
    campaign = body.opened()
    unseat(body.celia.holdings.get(), until=date(2018, 3, 5), by=body.officer_on(date(2018, 3, 5)))
    monkeypatch.setattr("coi_register.clock.today", lambda: date(2018, 3, 6))
    says = text(client_of(body.officer).get(f"/campaigns/{campaign.pk}/"))
    assert "1 person left without an answer since it opened." in says
    assert "still counts in the 3" in says


@pytest.mark.parametrize("role", [Role.GUARDIAN, Role.AUDITOR])
def test_who_oversees_reads_it_and_is_offered_no_deed(body: Body, client_of: ClientOf, role: Role) -> None:
    reader = client_of(actor_with(role, ccg=body.ccg, on=OPENED))
    opened, planned = body.opened(), body.planned(name="Next")
    assert "Close the campaign" not in text(reader.get(f"/campaigns/{opened.pk}/"))
    assert "Open the campaign" not in text(reader.get(f"/campaigns/{planned.pk}/"))
    assert "Plan a campaign" not in text(reader.get("/campaigns/"))
    assert reader.get(f"/campaigns/{opened.pk}/close/").status_code == 403


def test_the_list_has_what_is_open_first(body: Body, client_of: ClientOf) -> None:
    body.planned(name="Later")
    body.opened(name="Running")
    says = text(client_of(body.officer).get("/campaigns/"))
    assert says.index("Running") < says.index("Later")


def test_the_history_tells_who_opened_it_and_when(body: Body, client_of: ClientOf) -> None:
    campaign = body.opened()
    assert "Campaign opened" in text(client_of(body.officer).get(f"/campaigns/{campaign.pk}/history/"))


def test_the_page_asks_as_many_questions_for_fifteen_people_as_for_three(body: Body, client_of: ClientOf) -> None:
    officer, few = client_of(body.officer), body.opened()
    with arranged():
        for _ in range(12):
            person = PersonFactory(ccg=body.ccg, user=UserFactory())
            HoldingFactory(seat=SeatFactory(committee=body.committee), person=person)
    many = body.opened(name="Many")
    assert len(progress_of(many, on=DUE).replies) == 15
    asked = []
    for campaign in (few, few, many):  # the first warms what is read once in a process
        with CaptureQueriesContext(connection) as queries:
            officer.get(f"/campaigns/{campaign.pk}/")
        asked.append(len(queries))
    assert asked[1] == asked[2]
