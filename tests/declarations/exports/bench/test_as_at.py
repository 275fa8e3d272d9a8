"""The times of past days mean something: the rows are those of now where nothing was written since, or there is no figure."""

import pytest
from django.db import connection

from declarations.exports.bench.as_at import figures


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="the country is written with COPY")
def test_registers_as_at_a_date_are_measured() -> None:
    registers, interests = figures(rounds=1, scale=0.005)
    assert registers.holds is not None
    assert "1 CCGs" in registers.what
    assert interests.holds is not None
