"""The world of the access tests, made once for all of them and taken back after them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from coi_register.accounts.actors import Actor
from coi_register.log.services import seal
from tests.access import world as told

HERE = Path(__file__).parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """One worker makes the world; the long walks wait for `make harness`."""
    for item in (one for one in items if HERE in one.path.parents):
        item.add_marker(pytest.mark.xdist_group("access"))
    if "harness" not in config.option.markexpr:
        config.hook.pytest_deselected(items=[one for one in items if one.get_closest_marker("harness")])
        items[:] = [one for one in items if not one.get_closest_marker("harness")]


@pytest.fixture(autouse=True)
def on_the_day(settings: Any) -> None:
    """The product stands on the day of the world."""
    settings.DEMO, settings.DEMO_TODAY = True, told.ON


@pytest.fixture(scope="package")
def made(django_db_setup: None, django_db_blocker: Any) -> Iterator[told.World]:
    """The rows, in one transaction."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = told.world()
        seal()  # once for all tests, or PostgreSQL would do it at the end of each
        yield world
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def actors(made: told.World, django_db_blocker: Any) -> dict[str, Actor]:
    """Everybody as the product knows them on the day."""
    with django_db_blocker.unblock():
        return {key: told.actor(persona) for key, persona in made.personas.items()}


@pytest.fixture
def world(made: told.World, db: None) -> told.World:
    """The world for one test, which keeps only its own changes."""
    return made
