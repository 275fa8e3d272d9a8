"""Two real agendas, from the files of the Organisation Data Service to the conflicts page that the officer reads."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from coi_register.accounts.actors import Role
from committees.models import Organisation
from committees.organisations.ods.report import Report
from declarations.conflicts.selectors import Assessed, assessed
from declarations.guidance.findings import Finding
from declarations.guidance.vocabulary import Outcome, Step
from tests.factories import RoleHeldFactory
from tests.journeys import real_meetings
from tests.journeys.real_meetings import Entered, offered
from tests.real_input import STOCKPORT

pytestmark = [pytest.mark.real_input, pytest.mark.django_db]
ClientOf = Callable[[Any], Client]


@pytest.fixture(scope="module")
def stockport(ods: Report, django_db_blocker: Any) -> Entered:
    with django_db_blocker.unblock():
        return real_meetings.stockport()


@pytest.fixture(scope="module")
def nottinghamshire(ods: Report, django_db_blocker: Any) -> Entered:
    with django_db_blocker.unblock():
        return real_meetings.nottinghamshire()


def answer(entered: Entered) -> Assessed:
    found = assessed(entered.meeting.pk)
    assert found is not None
    return found


def findings(entered: Entered, number: str) -> dict[str, Finding]:
    """What is found of each person on an item, by their names; who is clear is left out."""
    found = answer(entered)
    judged = found.by_item[entered.item(number).pk].findings
    named = {found.sittings[key].name: finding for key, finding in judged.items()}
    return {name: finding for name, finding in named.items() if finding.outcome is not Outcome.CLEAR}


def flagged(entered: Entered, number: str) -> dict[str, Step | None]:
    return {name: found.step for name, found in findings(entered, number).items() if found.outcome is Outcome.FLAG}


def doubts(entered: Entered, number: str) -> dict[str, str]:
    """Of whom it cannot be told, and why."""
    found = findings(entered, number)
    return {
        name: " ".join(miss.says for miss in finding.near_misses if miss.doubt)
        for name, finding in found.items()
        if finding.outcome is Outcome.CANNOT_TELL
    }


def left(entered: Entered, number: str) -> dict[str, tuple[bool | None, tuple[int, int], bool | None]]:
    """Of each committee whose item it is: quorate or not, lay and executive votes of all votes, and whether they prevail."""
    short = {committee.pk: name for name, committee in entered.committees.items()}
    return {
        short[after.committee]: (  # type: ignore[index]
            after.quorate,
            (after.majority.lay_executive, after.majority.voting),
            after.lay_executive_majority,
        )
        for after in answer(entered).by_item[entered.item(number).pk].after
    }


def shown_to_the_officer(entered: Entered, short: str, client_of: ClientOf, name: str = "conflicts") -> str:
    """The page as shown to the governance officer of one of the CCGs."""
    officer = RoleHeldFactory(role=Role.OFFICER, ccg=entered.committees[short].ccg).user
    response = client_of(officer).get(reverse(name, args=[entered.meeting.pk]))
    assert response.status_code == 200
    return unescape(response.content.decode())


def said(page: str) -> str:
    """The words of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_heaton_moor_is_offered_as_an_open_practice_and_one_closed_the_day_before(stockport: Entered) -> None:
    merger = stockport.item("7")
    assert {str(concern) for concern in merger.concerns.all()} == {"Heaton Moor Medical Group", "another surgery"}
    assert [(found.name, found.state) for found in offered(merger)] == [
        ("Heaton Moor Medical Centre", "closed since 1 March 2017")
    ]


def test_the_officer_reads_that_the_practice_offered_is_closed(stockport: Entered, client_of: ClientOf) -> None:
    officer = client_of(RoleHeldFactory(role=Role.OFFICER, ccg=stockport.meeting.ccg).user)
    page = unescape(officer.get(reverse("item", args=[stockport.item("7").pk])).content.decode())
    assert re.search(r"Heaton Moor Medical Centre[^<]*P88004[^<]*closed since 1 March 2017", page)


def test_each_meeting_is_judged_under_the_guidance_of_its_day(stockport: Entered, nottinghamshire: Entered) -> None:
    assert "G2016" in answer(stockport).standing.instruments
    assert "G2017" in answer(nottinghamshire).standing.instruments


def test_the_partner_in_heaton_moor_and_the_partners_spouse_leave_for_the_merger(stockport: Entered) -> None:
    assert flagged(stockport, "7") == {"Dr Basil Sample": Step.LEAVE, "Edith Placeholder": Step.LEAVE}
    (because,) = findings(stockport, "7")["Dr Basil Sample"].because
    assert (because.party, because.rule) == ("Heaton Moor Medical Group", "direct-gain-in-a-named-provider")
    assert [stretch.label for stretch in because.path] == ["partner", "Heaton Moor Medical Group"]


def test_another_surgery_may_be_the_practice_of_any_partner(stockport: Entered) -> None:
    unsure = doubts(stockport, "7")
    assert unsure.keys() == {"Dr Cordelia Specimen", "Dr Dora Dummy", "Jonas Fiction"}
    for name, practice in (("Dr Cordelia Specimen", "Marple Cottage Surgery"), ("Dr Dora Dummy", "Bredbury Medical Centre")):
        says = f"“another surgery” has not been identified; an interest declared in {practice} could lie in it."
        assert unsure[name] == says
    assert unsure["Jonas Fiction"] == "Jonas Fiction has made no declaration."


def test_nobody_is_flagged_for_a_health_centre_that_is_not_named(stockport: Entered) -> None:
    assert flagged(stockport, "6") == {}
    assert doubts(stockport, "6").keys() == {
        "Dr Basil Sample",
        "Dr Cordelia Specimen",
        "Dr Dora Dummy",
        "Edith Placeholder",
        "Jonas Fiction",
    }


def test_the_partner_in_bredbury_is_flagged_where_bredbury_is_named(stockport: Entered) -> None:
    assert flagged(stockport, "8").keys() == {"Dr Dora Dummy"}
    assert doubts(stockport, "8").keys() == {"Jonas Fiction"}


def test_stockports_committee_can_still_decide_when_those_who_must_have_left(stockport: Entered) -> None:
    assert left(stockport, "6") == {"Stockport": (True, (5, 9), True)}
    assert left(stockport, "7") == {"Stockport": (True, (5, 7), True)}


def test_the_officers_page_of_stockport_says_all_that(stockport: Entered, client_of: ClientOf) -> None:
    page = shown_to_the_officer(stockport, "Stockport", client_of)
    for label in (
        "Leave: Dr Basil Sample, item 7",
        "Leave: Edith Placeholder, item 7",
        "Cannot tell: Dr Dora Dummy, item 7",
        "Cannot tell: Dr Cordelia Specimen, item 7",
        "No conflict found: Ada Example, item 7",
    ):
        assert f'aria-label="{label}"' in page
    assert "“another surgery” not identified, so it cannot be told for 3 people" in page
    assert "NHS Stockport CCG" in page  # as it was called that day: by now the files know its code under another name
    assert "5 of 7" in page
    assert "another surgery (not identified)" in said(
        shown_to_the_officer(stockport, "Stockport", client_of, "conflicts_list")
    )


def test_an_item_that_names_a_practice_is_the_item_of_that_practices_committee(nottinghamshire: Entered) -> None:
    assert flagged(nottinghamshire, "PCC19/008") == {"Dr Clara Specimen": Step.LEAVE}
    assert flagged(nottinghamshire, "PCC19/009") == {"Dr Clara Dummy": Step.LEAVE}
    for number in ("PCC19/008", "PCC19/009"):
        assert left(nottinghamshire, number) == {"Nottingham City": (False, (5, 8), True)}


def test_only_the_committee_whose_terms_ask_for_three_gps_is_not_quorate(nottinghamshire: Entered) -> None:
    (after,) = answer(nottinghamshire).by_item[nottinghamshire.item("PCC19/008").pk].after
    assert [clause.says for clause in after.failed_clauses] == ["at least 3 of: GP, with a vote"]


def test_the_strategy_is_all_six_committees_item_and_each_is_answered_for(nottinghamshire: Entered) -> None:
    sound = (True, (5, 9), True)
    expected = dict.fromkeys(nottinghamshire.committees, sound) | {"Rushcliffe": (None, (5, 9), True)}
    assert left(nottinghamshire, "PCC19/012") == expected


def test_partners_in_member_practices_are_noted_for_the_strategy(nottinghamshire: Entered) -> None:
    partners = ("Dr Clara Specimen", "Dr Clara Dummy", "Dr Felix Specimen")
    assert flagged(nottinghamshire, "PCC19/012") == dict.fromkeys(partners, Step.NOTE)


def test_the_dormant_health_centre_is_kept_as_what_the_item_concerns(nottinghamshire: Entered) -> None:
    (concern,) = nottinghamshire.item("PCC19/011").concerns.all()
    assert concern.organisation.ods_code == "C84698"
    assert concern.organisation.dormant


@pytest.mark.parametrize("short", ["Nottingham City", "Rushcliffe"])
def test_who_sits_on_all_six_committees_stands_once_on_the_page_of_any_ccgs_officer(
    nottinghamshire: Entered, client_of: ClientOf, short: str
) -> None:
    page = shown_to_the_officer(nottinghamshire, short, client_of)
    assert page.count('aria-label="No conflict found: Ada Example, item PCC19/008"') == 1
    assert 'aria-label="Leave: Dr Clara Specimen, item PCC19/008"' in page
    assert page.count("What is left of ") == 6
    assert "Not safe yet: 2 items cannot be decided as things stand." in page


def test_an_officer_of_a_ccg_that_does_not_meet_is_told_of_no_such_meeting(
    stockport: Entered, nottinghamshire: Entered, client_of: ClientOf
) -> None:
    elsewhere = Organisation.objects.get(ods_code=STOCKPORT)
    officer = client_of(RoleHeldFactory(role=Role.OFFICER, ccg=elsewhere).user)
    assert officer.get(reverse("conflicts", args=[stockport.meeting.pk])).status_code == 200
    assert officer.get(reverse("conflicts", args=[nottinghamshire.meeting.pk])).status_code == 404
