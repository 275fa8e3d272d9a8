"""What is prepared answers as the plain queryset does, whatever it is asked, and is put together once."""

from collections.abc import Callable, Collection
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.test.utils import CaptureQueriesContext

from coi_register.dates import q_in_force
from coi_register.prepared import prepared
from committees.models import Holding, Person
from tests import factories as make

pytestmark = pytest.mark.django_db
ON = date(2018, 3, 1)


def sitting_on(people: Collection[UUID], on: date, ccg: UUID) -> QuerySet[Person, Any]:
    held = Holding.objects.filter(q_in_force(on), person=OuterRef("pk"))
    return Person.objects.filter(Exists(held), ccg=ccg, pk__in=people).order_by("name")


def as_rows(people: Collection[UUID], on: date, ccg: UUID) -> QuerySet[Person, Any]:
    return sitting_on(people, on, ccg).select_related("ccg")


def as_values(people: Collection[UUID], on: date, ccg: UUID) -> QuerySet[Person, Any]:
    return sitting_on(people, on, ccg).values("pk", "name", "ccg__name", "holdings__since")


@pytest.fixture
def ccg() -> Any:
    """A CCG in whose committee nine people sit, one after the other for a month each."""
    ccg = make.CcgFactory()
    seat = make.SeatFactory(committee=make.CommitteeFactory(ccg=ccg))
    for number in range(9):
        since = date(2018, 1, 1) + timedelta(days=30 * number)
        person = make.PersonFactory(name=f"Person {number} Example", ccg=ccg)
        make.HoldingFactory(seat=seat, person=person, since=since, until=since + timedelta(days=30))
    return ccg


@pytest.mark.parametrize("build", [as_rows, as_values])
@pytest.mark.parametrize("many", [0, 1, 2, 3, 5, 9])
def test_the_answer_is_that_of_the_plain_queryset(ccg: Any, build: Callable[..., Any], many: int) -> None:
    ask = prepared(build)
    people = [*Person.objects.order_by("name").values_list("pk", flat=True)][:many]
    for on in (date(2017, 12, 31), date(2018, 1, 1), ON, date(2018, 8, 15), date(2020, 1, 1)):
        for where in (ccg.pk, uuid4()):
            assert ask(people, on, where) == list(build(people, on, where))


def test_somebody_is_found_and_nothing_of_the_last_question_is_left_in_the_next(ccg: Any) -> None:
    ask, people = prepared(as_rows), [*Person.objects.values_list("pk", flat=True)]
    assert [str(one) for one in ask(people, date(2018, 1, 1), ccg.pk)] == ["Person 0 Example"]
    assert [str(one) for one in ask(people, ON, ccg.pk)] == ["Person 1 Example"]
    assert ask(people[:0], ON, ccg.pk) == []


def test_a_question_is_put_together_once_for_each_length(ccg: Any) -> None:
    built = []

    def build(people: Collection[UUID], on: date, ccg: UUID) -> QuerySet[Person, Any]:
        built.append(len(people))
        return as_values(people, on, ccg)

    ask, people = prepared(build), [*Person.objects.values_list("pk", flat=True)]
    for count in range(1, 10):
        with CaptureQueriesContext(connection) as asked:
            ask(people[:count], ON, ccg.pk)
        assert len(asked) == 1
    assert built == [1, 2, 4, 8, 16]


def test_what_else_is_given_is_part_of_the_question(ccg: Any) -> None:
    ask = prepared(lambda where, name: Person.objects.filter(ccg=where, name__startswith=name))
    assert len(ask(ccg.pk, "Person")) == 9
    assert len(ask(ccg.pk, "Person 3")) == 1


def test_a_number_is_a_key_and_a_yes_or_no_is_part_of_the_question(ccg: Any) -> None:
    built = []

    def build(version: int, alone: bool) -> QuerySet[Any, Any]:
        built.append(alone)
        return Person.history.filter(history_id=version) if alone else Person.history.exclude(history_id=version)

    ask = prepared(build)
    for one in Person.history.all():
        assert ask(one.pk, True) == [one]
        assert len(ask(one.pk, False)) == 8
    assert built == [True, False]


def test_a_day_may_be_none_where_that_is_another_question(ccg: Any) -> None:
    ask = prepared(lambda until: Holding.objects.filter(Q(until=until) if until else Q()))
    assert len(ask(None)) == 9
    assert len(ask(date(2018, 1, 31))) == 1


def test_a_question_that_reckons_with_a_day_cannot_be_prepared(ccg: Any) -> None:
    ask = prepared(lambda on: Holding.objects.filter(since__lte=on + timedelta(days=1)))
    with pytest.raises(TypeError, match="asks for the days it is given"):
        ask(ON)
