"""The shell of every page stands even before anybody is known."""

import pytest
from django.test import RequestFactory

from coi_register.accounts.actors import NOBODY
from coi_register.nhsuk.context import shell


def test_a_request_without_an_actor_has_a_shell_without_links() -> None:
    told = shell(RequestFactory().get("/"))
    assert (told["actor"], told["navigation"]) == (None, [])


@pytest.mark.parametrize("demo", [True, False])
def test_the_shell_knows_the_actor_and_whether_this_is_the_demo(settings: pytest.FixtureRequest, demo: bool) -> None:
    settings.DEMO = demo  # type: ignore[attr-defined]
    request = RequestFactory().get("/")
    request.actor = NOBODY  # type: ignore[attr-defined]
    told = shell(request)
    assert (told["actor"], told["is_demo"]) == (NOBODY, demo)
