"""The people of the registers and one person's page, in finished sentences."""

from datetime import date

import pytest

from coi_register.accounts.actors import Actor, Role
from committees.people.models import Person
from declarations.interests import selectors
from declarations.interests.presenters.deeds import confirm_page
from declarations.interests.presenters.people import people_page
from declarations.interests.presenters.person import PersonPage, person_page
from tests.factories import (
    CcgFactory,
    ConfirmationFactory,
    HoldingFactory,
    InterestFactory,
    PersonFactory,
    SeatFactory,
    actor_of_person,
    actor_with,
)

pytestmark = pytest.mark.django_db
ON = date(2018, 3, 1)


@pytest.fixture
def person() -> Person:
    return PersonFactory(name="Dr Ada Example", position="GP")


def page_for(actor: Actor, person: Person) -> PersonPage:
    interests = list(selectors.register_of(person))
    seats, word = selectors.seats_of(person, on=ON), selectors.last_word(person, on=ON)
    return person_page(actor, person, interests, seats, word, on=ON)


def test_the_list_counts_those_who_need_a_declaration(person: Person) -> None:
    ConfirmationFactory(person=PersonFactory(ccg=person.ccg), on=ON)
    officer = actor_with(Role.OFFICER, ccg=person.ccg)
    people = selectors.people_with_last_word(officer, on=ON)
    assert people_page(people, on=ON, sought="").lead == "2 people, of whom 1 needs a declaration."


@pytest.mark.parametrize(
    ("said", "standing", "held"),
    [
        (None, "No declaration made. Nobody can tell whether Dr Ada Example has interests.", "None declared."),
        (date(2018, 1, 10), "Last declared or confirmed on 10 January 2018.", "No interests, confirmed on 10 January 2018."),
    ],
)
def test_none_declared_is_not_the_same_as_no_interests(person: Person, said: date | None, standing: str, held: str) -> None:
    if said:
        ConfirmationFactory(person=person, on=said, nil=True)
    page = page_for(actor_of_person(person), person)
    assert (page.standing, page.held) == (standing, held)


def test_what_is_out_of_date_is_not_to_be_relied_on(person: Person) -> None:
    ConfirmationFactory(person=person, on=date(2017, 1, 1), nil=True)
    assert "nobody can rely on it" in page_for(actor_of_person(person), person).standing


def test_ended_interests_stand_apart_and_coming_ones_with_the_rest(person: Person) -> None:
    InterestFactory(person=person, until=date(2018, 1, 1), organisation__name="Gone Ltd")
    InterestFactory(person=person, since=date(2018, 4, 1), organisation__name="Coming Ltd")
    page = page_for(actor_of_person(person), person)
    assert [card.heading for card in page.cards] == ["Director, Coming Ltd"]
    assert [card.heading for card in page.ended] == ["Director, Gone Ltd"]


def test_a_seat_leads_to_its_committee_only_for_those_who_may_read_it(person: Person) -> None:
    seat = SeatFactory(committee__ccg=CcgFactory())
    HoldingFactory(person=person, seat=seat)
    keeper = actor_with(Role.OFFICER, ccg=person.ccg)
    host = actor_with(Role.OFFICER, ccg=seat.committee.ccg)
    assert [page_for(actor, person).seats[0].href is None for actor in (keeper, host)] == [True, False]


def test_the_page_to_confirm_becomes_a_nil_return_where_nothing_stands(person: Person) -> None:
    actor = actor_of_person(person)
    nil = confirm_page(page_for(actor, person), person, from_paper=False)
    InterestFactory(person=person)
    some = confirm_page(page_for(actor, person), person, from_paper=False)
    assert [nil.title, some.title] == ["Make a nil return", "Are these still true?"]
