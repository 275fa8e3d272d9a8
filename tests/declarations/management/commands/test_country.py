"""`manage.py country` decides every meeting of a period, in every CCG."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from coi_register.accounts.actors import command
from declarations.changes.models import Outcome
from declarations.country.services.founding import found

PERIOD = date(2017, 4, 1), date(2017, 7, 1)


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has COPY")
def test_the_outcomes_of_a_period_are_stored_and_counted() -> None:
    found(by=command("test"), scale=0.005)
    out = StringIO()
    call_command("country", *PERIOD, processes=1, json=True, stdout=out)
    told = json.loads(out.getvalue())
    assert told["outcomes"] == Outcome.objects.count() > 0
    assert not Outcome.objects.filter(item__meeting__on__gte=PERIOD[1]).exists()
    out = StringIO()
    call_command("country", *PERIOD, processes=1, stdout=out)
    assert out.getvalue().endswith("0 rows written.\n")


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor == "postgresql", reason="PostgreSQL has COPY")
def test_another_database_is_refused_with_a_sentence() -> None:
    with pytest.raises(CommandError, match="only PostgreSQL has"):
        call_command("country", *PERIOD)
