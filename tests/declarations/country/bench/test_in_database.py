"""The figures from the database rest on outcomes that are equal to a full run's."""

import pytest
from django.db import connection

from coi_register.refusals import CannotBeDone
from declarations.country.bench.in_database import figures

NAMES = frozenset({"meeting", "edit", "rule"})


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has COPY")
def test_a_meeting_an_edit_and_a_rule_are_measured() -> None:
    found = list(figures(scale=0.005, rounds=1, names=NAMES))
    assert [figure.what.split(" ")[1] for figure in found] == ["meeting", "edit", "rule"]
    assert all(figure.holds is not None for figure in found)


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor == "postgresql", reason="PostgreSQL has COPY")
def test_another_database_is_refused_with_a_sentence() -> None:
    with pytest.raises(CannotBeDone, match="Run bin/with-postgres"):
        list(figures(scale=0.005, rounds=1, names=NAMES))
