"""The log folded is the live tables; a row edited behind the product's back is found and named."""

from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from coi_register.log.laying import lift
from coi_register.log.replay import differences
from coi_register.log.services import seal
from committees.models import Person
from tests.factories import CcgFactory, ConcernFactory, PersonFactory, arranged


def behind_its_back(statement: str, *values: Any) -> None:
    """As an administrator would who has the database to himself."""
    if connection.vendor == "sqlite":
        lift()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, values)
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = origin")


@pytest.mark.django_db
def test_an_edited_row_is_found_with_its_column() -> None:
    PersonFactory(name="Ada Example")
    seal()
    assert differences() == []
    behind_its_back("UPDATE committees_person SET name = 'Somebody Else'")
    (found,) = differences()
    assert (found.table, found.columns) == ("committees_person", ("name",))
    assert str(found).endswith("differs from the log in name.")


@pytest.mark.django_db
def test_a_row_that_was_added_or_removed_is_found() -> None:
    concern = ConcernFactory(unidentified="a provider")
    seal()
    behind_its_back("DELETE FROM committees_concern")
    assert [str(one) for one in differences()] == [
        f"committees_concern {concern.pk} is not there, and the log never removed it."
    ]
    behind_its_back("INSERT INTO auth_group (name) VALUES ('Intruders')")
    assert [one.table for one in differences()] == ["auth_group", "committees_concern"]


@pytest.mark.django_db
def test_what_was_taken_back_leaves_no_hole() -> None:
    person = PersonFactory()
    for name in ("Ada Example", "Basil Sample", "Cleo Invented"):
        with arranged():
            person.name = name
            person.save()
            try:
                with transaction.atomic():
                    person.position = "taken back"
                    person.save()
                    raise ZeroDivisionError
            except ZeroDivisionError:
                person = Person.objects.get(pk=person.pk)
    seal()
    from coi_register.log.models import Event

    counted = Event.objects.filter(chain=str(person.ccg_id)).order_by("seq").values_list("seq", flat=True)
    assert list(counted) == list(range(1, len(counted) + 1))
    assert differences() == []


class AnySequenceOfDeeds(TestCase):
    """Hypothesis puts deeds together, some of them inside others, some of them failing."""

    @settings(max_examples=10)
    @given(st.lists(st.tuples(st.sampled_from(["add", "edit", "remove", "within", "fail"]), st.integers(0, 5)), max_size=8))
    def test_any_sequence_of_deeds_replays_without_a_difference(self, deeds: list[tuple[str, int]]) -> None:
        ccg = CcgFactory()
        for what, which in deeds:
            _do(what, which, ccg)
        seal()
        assert differences() == []


def _do(what: str, which: int, ccg: Any) -> None:
    people = list(Person.objects.filter(ccg=ccg).order_by("name"))
    match what:
        case "add":
            PersonFactory(ccg=ccg)
        case "edit" | "within" if people:
            with arranged():
                person = people[which % len(people)]
                person.position = f"place {which}"
                if what == "within":
                    PersonFactory(ccg=ccg)
                person.save()
        case "remove" if people:
            with arranged(), connection.cursor() as cursor:
                key = Person._meta.pk.get_db_prep_value(people[which % len(people)].pk, connection)
                cursor.execute("DELETE FROM committees_person WHERE id = %s", [key])
        case "fail":
            try:
                with arranged():
                    PersonFactory(ccg=ccg)
                    raise ZeroDivisionError
            except ZeroDivisionError:
                pass
