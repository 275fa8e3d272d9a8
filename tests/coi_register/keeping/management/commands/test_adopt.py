"""The command says how many rows of which table it took into the log."""

import io

import pytest
from django.core.management import call_command

from committees.models import Person
from tests.coi_register.log.test_adopting import before_the_log  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.usefixtures("before_the_log")
def test_it_says_what_it_took_up_and_the_same_again_takes_nothing() -> None:
    said, again = io.StringIO(), io.StringIO()
    call_command("adopt", because="upgraded", stdout=said)
    call_command("adopt", because="upgraded", stdout=again)
    assert f"committees_person: {Person.objects.count()} rows taken into the log." in said.getvalue()
    assert again.getvalue() == "Nothing to take up: the log has told of every table that has rows.\n"
