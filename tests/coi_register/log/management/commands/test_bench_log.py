"""The cost of the log is measured on a PostgreSQL to be thrown away, and nowhere else."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from coi_register.log.services import seal
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def test_a_database_that_has_a_log_is_not_written_in() -> None:
    PersonFactory()
    refusal = "Only PostgreSQL" if connection.vendor == "sqlite" else "has a log already"
    if connection.vendor == "postgresql":
        seal()
    with pytest.raises(CommandError, match=refusal):
        call_command("bench_log", seconds=0.1, rounds=1)
