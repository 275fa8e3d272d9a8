"""The world of the access tests, made once for the tests of a module and taken back after them."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.access import world as told


@pytest.fixture(autouse=True)
def on_the_day(settings: Any) -> None:
    """The product stands on the day of the world."""
    settings.DEMO, settings.DEMO_TODAY = True, told.ON


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: Any) -> Iterator[told.World]:
    """The rows, in one transaction."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield told.world()
        transaction.set_rollback(True)


@pytest.fixture
def world(made: told.World, db: None) -> told.World:
    """The world for one test, which keeps only its own changes."""
    return made
