"""A check that the database overtakes is asked again."""

import pytest
from django.db import IntegrityError

from coi_register.accounts.models import User
from coi_register.races import checked
from coi_register.refusals import CannotBeDone
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def nobody_has_it() -> None:
    if User.objects.filter(email="ada@example.org").exists():
        raise CannotBeDone("Somebody has that address. Choose another.", field="email")


def test_a_check_that_fails_stops_what_would_be_written() -> None:
    UserFactory(email="ada@example.org")
    with pytest.raises(CannotBeDone), checked(nobody_has_it):
        pytest.fail("the block ran although the check had failed")


def test_who_loses_a_race_reads_the_same_sentence() -> None:
    rivals = iter([lambda: UserFactory(email="ada@example.org")])

    def rival() -> None:
        for write in rivals:
            write()

    with pytest.raises(CannotBeDone, match="Somebody has that address"), checked(nobody_has_it, rival):
        User.objects.create_user("ada@example.org", "Ada Example")
    assert User.objects.count() == 1


def test_a_refusal_of_the_database_that_no_check_explains_is_not_hidden() -> None:
    UserFactory(email="ada@example.org")
    with pytest.raises(IntegrityError), checked():
        User.objects.create_user("ada@example.org", "Ada Example")


def test_a_failure_of_another_kind_is_not_checked_again() -> None:
    with pytest.raises(ZeroDivisionError), checked(nobody_has_it):
        _ = 1 / 0
