"""Rows from before the log are taken into it once, and a row that slips in later never is."""

import io
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from coi_register.accounts.actors import command
from coi_register.log.adopting import adopt
from coi_register.log.laying import lay
from coi_register.log.models import Event, Head, Payload
from coi_register.log.replay import differences
from committees.models import Person
from tests.coi_register.log import test_replay
from tests.factories import ConcernFactory, PersonFactory, arranged

BY = command("a test")
pytestmark = pytest.mark.django_db(transaction=True)


def behind_its_back(statement: str, *values: Any) -> None:
    with transaction.atomic():
        test_replay.behind_its_back(statement, *values)


@pytest.fixture
def before_the_log() -> None:
    """A register as an earlier release left it: rows, deeds and versions, and no event of any of them."""
    ConcernFactory(unidentified="a provider")
    PersonFactory(name="Ada Example")
    for table in (Payload, Event, Head):
        behind_its_back(f'DELETE FROM "{table._meta.db_table}"')  # noqa: S608 - ours
    lay()


@pytest.mark.usefixtures("before_the_log")
def test_every_row_is_taken_up_and_from_then_on_replay_holds() -> None:
    assert len(differences()) > 5
    taken = adopt(by=BY, because="upgraded")
    assert taken["committees_person"] == Person.objects.count()
    assert differences() == []
    person = Person.objects.get(name="Ada Example")
    with arranged():
        person.name = "Ada Sample"
        person.save()
    assert differences() == []
    behind_its_back("UPDATE committees_person SET name = 'Somebody Else'")
    assert {found.columns for found in differences()} == {("name",)}


def test_a_row_that_slips_into_a_table_the_log_knows_is_never_made_good() -> None:
    person = PersonFactory()
    behind_its_back("UPDATE committees_person SET name = 'Somebody Else' WHERE name = %s", person.name)
    lay()
    adopt(by=BY, because="to hide it")
    assert [found.columns for found in differences() if found.table == "committees_person"] == [("name",)]


@pytest.mark.usefixtures("before_the_log")
def test_the_chains_are_whole_for_the_verifier() -> None:
    adopt(by=BY, because="upgraded")
    said = io.StringIO()
    call_command("verify_audit", stdout=said)
    assert "does not" not in said.getvalue()
