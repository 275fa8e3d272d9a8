"""One invented CCG in PostgreSQL."""

import pytest
from django.db import connection

from coi_register.accounts.actors import command
from declarations.country.services.founding import found


@pytest.fixture
def one_ccg(db: None) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("Only PostgreSQL has COPY.")
    assert found(by=command("test"), scale=0.005) == 1
