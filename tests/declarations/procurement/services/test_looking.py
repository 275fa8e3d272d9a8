"""Suppliers are held against the declared interests, by the decision service."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coi_register.audit.sealed import Sealed
from declarations.guidance.matches import matches_at
from declarations.guidance.rulebook import load
from declarations.models import Dismissal, InterestMet, SupplierCheck
from declarations.procurement import services
from declarations.procurement.gather import as_if_they_met
from declarations.procurement.vocabulary import Found, Stage
from tests.declarations.procurement.conftest import ON, Buying
from tests.factories import (
    CcgFactory,
    InterestFactory,
    ItemFactory,
    LinkFactory,
    OrganisationFactory,
    PracticeFactory,
    UserFactory,
    arranged,
)


def check_of(buying: Buying, organisation: Any = None, **told: Any) -> SupplierCheck:
    supplier = buying.name(organisation, **told)
    return supplier.checks.get()


def test_a_directors_interest_is_found_with_its_path(buying: Buying) -> None:
    director = buying.person("director", organisation=buying.bidder)
    check = check_of(buying, buying.bidder)
    assert (check.found, check.on, check.people) == (Found.INTEREST, ON, 1)
    met = check.met.get()
    assert (met.person, met.path) == (director, "Director (since 1 June 2015) → Harbourside Ltd")


def test_an_interest_is_found_through_the_link_of_a_practice_to_what_it_owns_a_part_of(buying: Buying) -> None:
    practice = PracticeFactory(name="Riverside Practice")
    LinkFactory(organisation=practice, to=buying.bidder, kind="shareholder_of", since=date(2016, 1, 1))
    buying.person("partner", organisation=practice, role="partner")
    met = check_of(buying, buying.bidder).met.get()
    assert met.path.endswith("Riverside Practice → Harbourside Ltd (since 1 January 2016)")


def test_a_link_that_has_ended_reaches_nobody(buying: Buying) -> None:
    practice = PracticeFactory()
    LinkFactory(
        organisation=practice, to=buying.bidder, kind="shareholder_of", since=date(2014, 1, 1), until=date(2017, 1, 1)
    )
    buying.person("partner", organisation=practice, role="partner")
    assert check_of(buying, buying.bidder).found == Found.NONE


def test_where_nobody_has_an_interest_it_says_on_which_day_and_of_how_many(buying: Buying) -> None:
    buying.person("lay")
    buying.person("nurse")
    check = check_of(buying, buying.bidder)
    assert (check.found, check.on, check.people, check.doubts) == (Found.NONE, ON, 2, [])


def test_whoever_declared_nothing_is_counted_as_a_doubt_and_not_as_no_interest(buying: Buying) -> None:
    buying.person("lay")
    silent = buying.person("silent", seated=False, organisation=None, text="Shares", declared_on=date(2014, 1, 1))
    check = check_of(buying, buying.bidder)
    assert check.found == Found.NONE
    assert any(silent.name in says for says in check.doubts)


def test_a_supplier_that_nobody_has_identified_cannot_be_told(buying: Buying) -> None:
    buying.person("director", organisation=buying.bidder)
    check = check_of(buying, unidentified="Harbour something")
    assert (check.found, check.doubts) == (Found.CANNOT_TELL, ["“Harbour something” is not identified."])


def test_an_ordinary_member_of_a_professional_body_gains_nothing_from_its_contract(buying: Buying) -> None:
    body = OrganisationFactory(kind="professional_body")
    buying.person("member", organisation=body, role="member", category="non_financial_professional")
    assert check_of(buying, body).found == Found.NONE


def test_people_without_a_seat_count_and_people_of_another_ccg_do_not(buying: Buying) -> None:
    buying.person("employee", seated=False, organisation=buying.bidder)
    buying.person("stranger", seated=False, ccg=CcgFactory(), organisation=buying.bidder)
    guest = buying.person("guest", ccg=CcgFactory(), organisation=buying.bidder)
    met = check_of(buying, buying.bidder).met.all()
    assert {one.person for one in met} == {buying.people["employee"], guest}


def test_what_is_declared_after_the_day_of_the_check_is_not_on_the_registers_yet(buying: Buying) -> None:
    buying.person("director", organisation=buying.bidder, declared_on=date(2018, 3, 2))
    assert check_of(buying, buying.bidder).found == Found.NONE


def test_every_stage_checks_again_and_finds_what_was_declared_meanwhile(buying: Buying) -> None:
    person = buying.person("late")
    first = check_of(buying, buying.bidder)
    InterestFactory(person=person, organisation=buying.bidder, declared_on=ON)
    buying.reach(Stage.EVALUATED)
    second = SupplierCheck.objects.exclude(pk=first.pk).get()
    assert (first.found, second.found, second.stage.stage) == (Found.NONE, Found.INTEREST, Stage.EVALUATED)


def test_a_match_that_was_dismissed_for_the_ccg_is_not_found(buying: Buying) -> None:
    person = buying.person("director", organisation=buying.bidder)
    facts = as_if_they_met(buying.ccg.pk, [buying.bidder.pk], route=None, on=ON)
    [match] = matches_at(facts, buying.bidder.pk, facts.sittings[0], load().in_force(ON))
    with arranged():
        Dismissal(
            ccg=buying.ccg, item=ItemFactory(meeting__ccg=buying.ccg), person=person, interest=person.interests.get(),
            scope="pair", organisation=buying.bidder, because="Another of the name", dismissed_by=UserFactory(),
            confirmed_by=UserFactory(), dismissed_on=date(2018, 2, 1), since=date(2018, 2, 1),
            rests_on={one.about: one.value for one in match.grounds},
        ).save()  # fmt: skip
    assert not check_of(buying, buying.bidder).met.exists()


def test_a_check_is_written_once(buying: Buying) -> None:
    check = check_of(buying, buying.bidder)
    with arranged(), pytest.raises(Sealed, match="Check the supplier again"):
        check.save()


def test_the_facts_are_gathered_in_the_same_queries_however_many_there_are(buying: Buying) -> None:
    def queries(suppliers: list[Any]) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            as_if_they_met(buying.ccg.pk, [one.pk for one in suppliers], route=None, on=ON)
        return len(asked)

    buying.person("one", organisation=buying.bidder)
    few = queries([buying.bidder])
    for number in range(4):
        buying.person(f"more {number}", organisation=buying.rival)
    assert queries([buying.bidder, buying.rival, *(OrganisationFactory() for _ in range(3))]) == few == 4


def test_the_rule_book_under_which_it_was_worked_out_is_kept(buying: Buying) -> None:
    assert len(check_of(buying, buying.bidder).rules) == 64


def test_checking_again_adds_a_check_and_changes_none(buying: Buying) -> None:
    director = buying.person("director", organisation=buying.bidder)
    check_of(buying, buying.bidder)
    services.check_again(buying.fresh(), on=ON, by=buying.officer)
    assert [one.person for one in InterestMet.objects.all()] == [director, director]
