"""What the decision service is told of a declaration, and the last word of many people at once."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from committees.models import Person
from declarations.guidance.vocabulary import InterestCategory, InterestRole
from declarations.interests import gather
from tests.factories import ConfirmationFactory, InterestFactory, PersonFactory

pytestmark = pytest.mark.django_db
ON = date(2018, 3, 1)


def test_a_fact_carries_the_words_of_the_row_as_vocabulary() -> None:
    row = InterestFactory()
    told = gather.fact(row)
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
        assert Person.objects.annotate(said=gather.last_word("pk", on=ON)).get().said == last
