"""The declarations of many people at once."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from declarations.guidance.vocabulary import InterestCategory, InterestRole
from declarations.interests import gather
from tests.factories import ConfirmationFactory, InterestFactory, PersonFactory

pytestmark = pytest.mark.django_db
ON = date(2018, 3, 1)


def test_interests_of_many_people_come_in_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    people = [InterestFactory().person.pk for _ in range(5)]
    with django_assert_num_queries(1):
        found = gather.interests(people, on=ON)
    assert [len(found[person]) for person in people] == [1] * 5


def test_a_person_without_interests_is_there_with_none() -> None:
    person = PersonFactory().pk
    assert gather.interests([person], on=ON) == {person: ()}
    assert gather.confirmed([person], on=ON) == {person: None}


@pytest.mark.parametrize(
    ("until", "ended_since", "told"),
    [
        (None, None, True),
        (date(2018, 3, 2), None, True),
        (ON, None, False),
        (ON, date(2018, 1, 1), True),
        (date(2018, 1, 1), date(2018, 1, 1), True),
        (date(2017, 12, 31), date(2018, 1, 1), False),
    ],
)
def test_what_lately_ended_is_told_back_to_the_day_asked(until: date | None, ended_since: date | None, told: bool) -> None:
    person = InterestFactory(until=until).person.pk
    assert bool(gather.interests([person], on=ON, ended_since=ended_since)[person]) is told


def test_an_interest_that_has_not_begun_is_not_in_force() -> None:
    person = InterestFactory(since=date(2018, 3, 2)).person.pk
    assert gather.interests([person], on=ON)[person] == ()


def test_a_fact_carries_the_words_of_the_row_as_vocabulary() -> None:
    row = InterestFactory()
    (told,) = gather.interests([row.person_id], on=ON)[row.person_id]
    assert (told.key, told.category, told.role) == (row.pk, InterestCategory.FINANCIAL, InterestRole.DIRECTOR)
    assert (told.organisation, told.began, told.declared) == (row.organisation_id, row.since, row.declared_on)


@pytest.mark.parametrize(
    ("said", "declared", "last"),
    [
        (date(2018, 1, 10), None, date(2018, 1, 10)),
        (None, date(2017, 1, 1), date(2017, 1, 1)),
        (date(2018, 1, 10), date(2017, 1, 1), date(2018, 1, 10)),
        (date(2018, 1, 10), date(2018, 2, 1), date(2018, 2, 1)),
        (date(2018, 3, 2), None, None),
        (None, date(2018, 3, 2), None),
    ],
)
def test_the_last_word_is_the_later_of_saying_and_declaring_up_to_the_day(
    said: date | None, declared: date | None, last: date | None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    person = PersonFactory()
    if said:
        ConfirmationFactory(person=person, on=said)
    if declared:
        InterestFactory(person=person, declared_on=declared)
    with django_assert_num_queries(1):
        assert gather.confirmed([person.pk], on=ON) == {person.pk: last}
