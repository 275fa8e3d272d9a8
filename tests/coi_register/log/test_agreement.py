"""What the screens tell of a row's past is what the log proves."""

import pytest
from django.db import connection

from coi_register.log.agreement import disagreements
from coi_register.log.services import seal
from tests.factories import ConcernFactory, HoldingFactory, arranged

pytestmark = pytest.mark.django_db


def test_history_and_log_agree_on_what_deeds_wrote() -> None:
    holding, concern = HoldingFactory(), ConcernFactory(unidentified="a provider")
    with arranged():
        holding.deputy = True
        holding.save()
        concern.delete()
    seal()
    assert disagreements() == []


def test_a_write_past_history_is_named() -> None:
    concern = ConcernFactory(unidentified="a provider")
    with arranged(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM committees_concern")
    seal()
    (found,) = disagreements()
    assert found.startswith(f"committees.Concern {concern.pk}: only the log tells of - in deed")
