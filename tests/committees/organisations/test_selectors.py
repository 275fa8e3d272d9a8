"""Organisations are found by code, name or part of it, told apart by CCG and date, in few queries."""

from datetime import date
from uuid import uuid4

import pytest
from django.http import Http404

from coi_register.accounts.actors import NOBODY, Role
from committees.models import Organisation
from committees.organisations import services
from committees.organisations.naming import Match
from committees.organisations.selectors import find, name_on, organisation_for
from tests.factories import BY_THE_TEST, CcgFactory, MembershipFactory, OrganisationFactory, PracticeFactory, actor_with

pytestmark = pytest.mark.django_db
DAY = date(2017, 3, 1)


@pytest.fixture
def ccg() -> Organisation:
    return CcgFactory(name="NHS Invented Moors CCG")


@pytest.fixture
def namesakes(ccg: Organisation) -> tuple[Organisation, Organisation, Organisation]:
    """One open and one closed today in the CCG, one in another."""
    closed = PracticeFactory(name="High Moor Medical Centre", ods_code="Z90001", postcode="ZZ1 1ZZ", closed=DAY)
    still_open = PracticeFactory(name="High Moor Medical Group", ods_code="Z90002", postcode="ZZ1 1ZZ")
    elsewhere = PracticeFactory(name="High Moor Surgery", ods_code="Z90003")
    MembershipFactory(practice=closed, ccg=ccg, until=DAY)
    MembershipFactory(practice=still_open, ccg=ccg)
    MembershipFactory(practice=elsewhere)
    return still_open, closed, elsewhere


def test_namesakes_of_one_ccg_are_all_found_and_the_closed_one_is_marked(ccg: Organisation, namesakes: tuple) -> None:
    assert [found.label for found in find("high moor", ccg=ccg, on=DAY)] == [
        "High Moor Medical Group, GP practice, Z90002, ZZ1 1ZZ, NHS Invented Moors CCG",
        "High Moor Medical Centre, GP practice, Z90001, ZZ1 1ZZ, NHS Invented Moors CCG, closed since 1 March 2017",
    ]


def test_the_day_before_it_closed_it_was_open(ccg: Organisation, namesakes: tuple) -> None:
    assert not any(found.state for found in find("high moor", ccg=ccg, on=date(2017, 2, 28)))


def test_a_practice_of_another_ccg_is_found_by_its_code(ccg: Organisation, namesakes: tuple) -> None:
    (found,) = find("z90003", ccg=ccg, on=DAY)
    assert found.is_exact
    assert found.organisation == namesakes[2]


def test_when_the_ccg_has_none_all_are_looked_through(namesakes: tuple) -> None:
    assert len(find("High Moor", ccg=CcgFactory(), on=DAY)) == 3


def test_a_company_is_found_within_any_ccg(ccg: Organisation) -> None:
    company = OrganisationFactory(name="Harbourside Ltd", company_number="01234567")
    assert [found.organisation for found in find("harbour", ccg=ccg, on=DAY)] == [company]
    assert [found.match for found in find("01234567", on=DAY)] == [Match.CODE]


def test_an_earlier_name_and_an_alias_are_found_and_the_name_then_is_shown() -> None:
    row = services.add(name="Quayside Ltd", kind="company", aliases=["QSL"], by=BY_THE_TEST)
    services.rename(row, name="Harbourside Ltd", on=DAY, by=BY_THE_TEST)
    assert [found.name for found in find("quayside", on=date(2017, 2, 28))] == ["Quayside Ltd"]
    assert [(found.name, found.remark) for found in find("qsl", on=DAY)] == [("Harbourside Ltd", "The same name: QSL")]
    assert [found.remark for found in find("harbour", on=DAY)] == [""]
    assert [found.remark for found in find("Harburside Ltd", on=DAY)] == ["Spelt almost like this"]


@pytest.mark.parametrize("typed", ["Harburside Ltd", "St Johns", "ST. JOHN'S", "oneil", "O'Neil"])
def test_spelling_case_and_punctuation_do_not_hide_a_name(typed: str) -> None:
    for name in ("Harbourside Ltd", "St John's Surgery", "O'Neil Practice"):
        OrganisationFactory(name=name)
    assert len(find(typed, on=DAY)) == 1


@pytest.mark.parametrize("typed", ["", "  ", "'", "%", "_", "x" * 5000])
def test_what_names_nothing_finds_nothing(typed: str, namesakes: tuple) -> None:
    assert find(typed, on=DAY) == []


def test_one_hit_and_many_take_the_same_number_of_queries(
    ccg: Organisation, namesakes: tuple, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]
    for _n in range(15):
        MembershipFactory(ccg=ccg, practice=PracticeFactory(name="Low Moor Practice"))
    MembershipFactory(ccg=ccg, practice=PracticeFactory(name="Single Practice"))
    for typed in ("single", "low moor"):
        with django_assert_num_queries(6):
            assert find(typed, ccg=ccg, on=DAY)


def test_an_organisation_is_for_those_who_may_look_them_up() -> None:
    row, actor = OrganisationFactory(), actor_with(Role.MEMBER, ccg=CcgFactory())
    assert organisation_for(actor, row.pk) == row
    for who, pk in ((actor, uuid4()), (NOBODY, row.pk)):
        with pytest.raises(Http404):
            organisation_for(who, pk)


def test_a_name_that_nobody_recorded_for_the_day_is_the_latest_one() -> None:
    assert name_on(OrganisationFactory(name="Harbourside Ltd"), DAY) == "Harbourside Ltd"


def test_an_earlier_name_noted_afterwards_is_the_name_of_its_time() -> None:
    row = CcgFactory(name="NHS Invented ICB - Z01")
    services.alias(row, name="NHS Invented CCG", until=date(2022, 7, 1), by=BY_THE_TEST)
    services.alias(row, name="Invented", by=BY_THE_TEST)
    assert name_on(row, DAY) == "NHS Invented CCG"
    assert name_on(row, date(2022, 7, 1)) == "NHS Invented ICB - Z01"
