"""Which declarations wait, and why."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coi_register.accounts.actors import Actor, Role
from declarations.interests import services as interests
from declarations.review import services
from declarations.review.selectors.waiting import asked_of, to_attest, waiting_for
from declarations.review.vocabulary import Waits
from tests.declarations.review.conftest import TODAY, House
from tests.factories import InterestFactory, OrganisationFactory, PersonFactory, actor_with

pytestmark = pytest.mark.django_db


def waits(house: House, actor: Actor | None = None, on: date = TODAY) -> set[Waits]:
    """What the one interest of the house waits for."""
    found = [one for one in waiting_for(actor or house.officer, on=on) if one.interest.pk == house.interest.pk]
    return set(found[0].waits) if found else set()


def review(house: House, review_on: date | None = None) -> None:
    house.interest.refresh_from_db()
    services.agree(house.interest, step=None, text="", review_on=review_on, on=TODAY, by=house.officer)


def test_a_new_declaration_waits_until_it_is_reviewed(house: House) -> None:
    assert waits(house) == {Waits.NEW}
    review(house)
    assert waits(house) == set()


def test_what_its_declarer_changes_after_the_review_waits_again(house: House) -> None:
    review(house)
    interests.amend(house.interest, version=1, on=TODAY, by=house.own, because="More of them", text="Forty shares")
    assert waits(house) == {Waits.CHANGED}
    review(house)
    assert waits(house) == set()


def test_what_others_than_its_declarer_write_is_no_news(house: House) -> None:
    words = interests.declare(house.person, on=TODAY, by=house.own, category="financial", role="owner", text="A shop")
    services.agree(words, step=None, text="", review_on=None, on=TODAY, by=house.officer)
    interests.tie(words, organisation=OrganisationFactory(), version=1, on=TODAY, by=house.officer, because="Known")
    assert words.pk not in {one.interest.pk for one in waiting_for(house.officer, on=TODAY)}


def test_an_open_question_waits_for_the_declarer_and_an_answer_for_the_reviewer(house: House) -> None:
    query = services.ask(house.interest, words="Still?", on=TODAY, by=house.officer)
    assert waits(house) == {Waits.ASKED}
    assert [*asked_of(house.person)] == [query]
    services.answer(query, words="Yes", on=TODAY, by=house.own)
    assert waits(house) == {Waits.ANSWERED, Waits.NEW}
    assert not asked_of(house.person)
    review(house)
    assert waits(house) == set()


def test_what_was_agreed_is_looked_at_again_on_its_day_and_not_before(house: House) -> None:
    review(house, review_on=date(2018, 9, 1))
    assert waits(house, on=date(2018, 8, 31)) == set()
    assert waits(house, on=date(2018, 9, 1)) == {Waits.DUE}


def test_words_wait_for_an_organisation_and_a_paper_for_its_declarer(house: House) -> None:
    draft = interests.declare(
        house.person, on=TODAY, by=house.officer, because="A form", category="financial", role="owner", text="A shop",
    )  # fmt: skip
    found = next(one for one in waiting_for(house.officer, on=TODAY) if one.interest.pk == draft.pk)
    assert found.waits == {Waits.NEW, Waits.UNMATCHED, Waits.NOT_ATTESTED}
    assert [*to_attest(house.person)] == [draft]


def test_an_interest_that_has_ended_does_not_wait(house: House) -> None:
    interests.cease(house.interest, version=1, until=date(2018, 2, 1), by=house.own)
    assert waits(house) == set()


def test_a_line_manager_sees_what_waits_of_their_staff_and_of_nobody_else(house: House) -> None:
    InterestFactory(person=PersonFactory(ccg=house.person.ccg))
    assert [one.interest.pk for one in waiting_for(house.manager, on=TODAY)] == [house.interest.pk]


@pytest.mark.parametrize("role", [Role.GUARDIAN, Role.AUDITOR])
def test_those_who_oversee_see_what_waits(house: House, role: Role) -> None:
    assert waits(house, actor_with(role, ccg=house.person.ccg)) == {Waits.NEW}


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SECRETARY])
def test_of_another_ccg_nobody_sees_anything(role: Role) -> None:
    InterestFactory()
    assert waiting_for(actor_with(role, ccg=PersonFactory().ccg), on=TODAY) == []


def test_nobody_finds_their_own_declarations_among_those_to_review(house: House) -> None:
    assert waits(house, house.own) == set()


def test_the_search_narrows_it_to_a_name(house: House) -> None:
    assert len(waiting_for(house.officer, on=TODAY, sought="ada exam")) == 1
    assert waiting_for(house.officer, on=TODAY, sought="nobody") == []


def test_it_is_one_query_however_many_wait(house: House) -> None:
    for _ in range(5):
        InterestFactory(person=PersonFactory(ccg=house.person.ccg))
    with CaptureQueriesContext(connection) as taken:
        assert len(waiting_for(house.officer, on=TODAY)) == 6
    assert len(taken) == 1
