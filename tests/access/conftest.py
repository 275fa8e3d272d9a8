"""The world of the access tests, made once for all of them and taken back after them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from coi_register.accounts.actors import Actor
from coi_register.log.services import seal
from tests.access import world as invented

HERE = Path(__file__).parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """One worker makes the world; the long walks wait for `make harness`."""
    for item in (one for one in items if HERE in one.path.parents):
        item.add_marker(pytest.mark.xdist_group("access"))
    if "harness" not in config.option.markexpr:
        config.hook.pytest_deselected(items=[one for one in items if one.get_closest_marker("harness")])
        items[:] = [one for one in items if not one.get_closest_marker("harness")]


@pytest.fixture
def told(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """`told("a: 900 requests …")`: a figure of the long walks, printed when all have ended, whichever worker found it."""
    return lambda figure: record_property("told", figure)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    ended = [
        report for reports in terminalreporter.stats.values() for report in reports if getattr(report, "when", "") == "call"
    ]
    for figure in (value for report in ended for name, value in report.user_properties if name == "told"):
        terminalreporter.write_line(figure)


@pytest.fixture(autouse=True)
def on_the_day(settings: Any) -> None:
    """The product stands on the day of the world."""
    settings.DEMO, settings.DEMO_TODAY = True, invented.ON


@pytest.fixture(scope="package")
def made(django_db_setup: None, django_db_blocker: Any) -> Iterator[invented.World]:
    """The rows, in one transaction."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = invented.world()
        seal()  # once for all tests, or PostgreSQL would do it at the end of each
        yield world
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def actors(made: invented.World, django_db_blocker: Any) -> dict[str, Actor]:
    """Everybody as the product knows them on the day."""
    with django_db_blocker.unblock():
        return {key: invented.actor(persona) for key, persona in made.personas.items()}


@pytest.fixture
def world(made: invented.World, db: None) -> invented.World:
    """The world for one test, which keeps only its own changes."""
    return made
