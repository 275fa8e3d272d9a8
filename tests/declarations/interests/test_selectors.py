"""Questions about declared interests."""

from datetime import date
from uuid import uuid4

import pytest
from django.http import Http404

from coi_register.accounts.actors import NOBODY, Role
from declarations.interests import selectors
from declarations.interests.selectors import Word
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


def test_without_any_declaration_there_is_no_last_word() -> None:
    assert selectors.last_word(PersonFactory(), on=ON) == Word(None, nil=False)


def test_a_nil_return_is_the_last_word() -> None:
    said = ConfirmationFactory(nil=True, on=date(2018, 1, 10))
    assert selectors.last_word(said.person, on=ON) == Word(date(2018, 1, 10), nil=True)


def test_a_nil_return_followed_by_a_declared_interest_is_no_longer_nil() -> None:
    said = ConfirmationFactory(nil=True, on=date(2018, 1, 10))
    InterestFactory(person=said.person, declared_on=date(2018, 2, 1))
    assert selectors.last_word(said.person, on=date(2018, 1, 31)) == Word(date(2018, 1, 10), nil=True)
    assert selectors.last_word(said.person, on=ON) == Word(date(2018, 2, 1), nil=False)


def test_an_interest_declared_on_the_day_of_the_nil_return_is_not_lost() -> None:
    said = ConfirmationFactory(nil=True, on=ON)
    InterestFactory(person=said.person, declared_on=ON)
    assert selectors.last_word(said.person, on=ON) == Word(ON, nil=False)


def test_confirming_after_a_nil_return_keeps_the_later_day() -> None:
    interest = InterestFactory(declared_on=date(2017, 1, 1))
    ConfirmationFactory(person=interest.person, on=date(2018, 1, 10))
    assert selectors.last_word(interest.person, on=ON) == Word(date(2018, 1, 10), nil=False)


def test_what_has_ended_stands_no_longer_and_the_register_keeps_it() -> None:
    ended = InterestFactory(until=date(2017, 1, 1))
    assert not selectors.still_standing(ended.person, on=ON)
    assert [*selectors.register_of(ended.person)] == [ended]


def test_what_begins_later_stands_already() -> None:
    coming = InterestFactory(since=date(2018, 4, 1))
    assert [*selectors.still_standing(coming.person, on=ON)] == [coming]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.GUARDIAN, Role.AUDITOR])
def test_governance_reads_the_people_of_its_own_ccg_and_no_other(role: Role) -> None:
    person, stranger = PersonFactory(), PersonFactory()
    actor = actor_with(role, ccg=person.ccg)
    assert [*selectors.people_for(actor)] == [person]
    assert selectors.person_for(actor, person.pk) == person
    with pytest.raises(Http404) as unseen:
        selectors.person_for(actor, stranger.pk)
    with pytest.raises(Http404) as unknown:
        selectors.person_for(actor, uuid4())
    assert str(unseen.value) == str(unknown.value)


def test_a_person_reads_only_their_own_declarations() -> None:
    person, colleague = (PersonFactory(ccg=ccg) for ccg in [CcgFactory()] * 2)
    assert [*selectors.people_for(actor_of_person(person))] == [person]
    with pytest.raises(Http404):
        selectors.person_for(actor_of_person(person), colleague.pk)


def test_a_chair_reads_the_members_of_their_committee_while_they_sit() -> None:
    chair = HoldingFactory(seat__chair=True)
    member = HoldingFactory(seat=SeatFactory(committee=chair.seat.committee))
    left = HoldingFactory(seat=SeatFactory(committee=chair.seat.committee), until=date(2018, 2, 1))
    actor = actor_of_person(chair.person)
    assert {*selectors.people_for(actor)} == {chair.person, member.person}
    selectors.person_for(actor, member.person.pk)
    with pytest.raises(Http404):
        selectors.person_for(actor, left.person.pk)


def test_a_member_who_is_not_in_the_chair_reads_nobody_else() -> None:
    member = HoldingFactory()
    HoldingFactory(seat=SeatFactory(committee=member.seat.committee))
    assert [*selectors.people_for(actor_of_person(member.person))] == [member.person]


def test_an_officer_reads_a_guest_from_another_ccg_who_sits_with_them() -> None:
    guest = PersonFactory()
    seat = SeatFactory()
    HoldingFactory(person=guest, seat=seat)
    officer = actor_with(Role.OFFICER, ccg=seat.committee.ccg)
    assert [*selectors.people_for(officer)] == [guest]
    assert selectors.person_for(officer, guest.pk) == guest


def test_the_public_reads_nobody() -> None:
    PersonFactory()
    assert not selectors.people_for(NOBODY)


def test_an_interest_is_found_only_by_those_who_may_read_its_person() -> None:
    interest = InterestFactory()
    assert selectors.interest_for(actor_of_person(interest.person), interest.pk) == interest
    with pytest.raises(Http404):
        selectors.interest_for(actor_of_person(PersonFactory()), interest.pk)


def test_an_interest_of_an_old_register_without_its_day_dates_nothing_and_undoes_a_nil_return() -> None:
    old = InterestFactory(declared_on=None)
    assert selectors.last_word(old.person, on=ON) == Word(None, nil=False)
    ConfirmationFactory(person=old.person, nil=True, on=date(2018, 1, 10))
    assert selectors.last_word(old.person, on=ON) == Word(date(2018, 1, 10), nil=False)
