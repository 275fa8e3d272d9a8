"""What the tests of faults share: how long they run, and the register on which they run."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from coi_register import clock
from coi_register.keeping import cluster, services
from coi_register.keeping.cluster import Cluster
from tests.factories import PersonFactory
from tests.faults.spare import spoken_to

LONG = os.environ.get("COI_FAULTS") == "long"


@pytest.fixture
def times() -> Callable[[int, int], int]:
    """`times(short, long)`: how often, in the short form and in the long one."""
    return lambda short, long: long if LONG else short


@pytest.fixture
def told(capsys: Any) -> Callable[[str], None]:
    """`told("50 kills …")`: a figure of the long form, on the terminal."""

    def tell(figure: str) -> None:
        if LONG:
            with capsys.disabled():
                print(f"\n{connection.vendor}: {figure}")

    return tell


@pytest.fixture
def people(register: str) -> list[Any]:
    """Three invented people, whose interests the writers declare."""
    return PersonFactory.create_batch(3)


@pytest.fixture
def durable(tables: str, db: None, tmp_path: Path) -> Iterator[Cluster]:
    """A PostgreSQL of the test's own that holds what it has promised, with the product's tables; it is spoken to."""
    if connection.vendor != "postgresql":
        pytest.skip("Only PostgreSQL is a server of its own: make test-postgres.")
    with spoken_to(NAME=tables):
        services.back_up(tmp_path / "tables", at=clock.now())
    with (
        cluster.of_our_own(cluster.DURABLE) as made,
        spoken_to(NAME=cluster.DATABASE, HOST=str(made.folder), USER=cluster.OWNER),
    ):
        services.restore(tmp_path / "tables")
        yield made
