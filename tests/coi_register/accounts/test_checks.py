"""The service does not start with a matrix that cannot be read, or an address that nobody guards."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path

from coi_register.accounts import checks
from coi_register.accounts.actors import Role
from coi_register.accounts.guards import guard


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [path("guarded/", guard("see_home")(page)), path("bare/", page)]


def test_the_product_passes() -> None:
    assert checks.the_matrix_is_sound() == []
    assert checks.every_address_is_guarded() == []


@pytest.mark.urls(__name__)
def test_an_address_without_a_guard_is_an_error() -> None:
    [error] = checks.every_address_is_guarded()
    assert "/bare/ has no guard" in error.msg


@pytest.mark.parametrize("scope", ["x", "", "c?", "!", "cc"])
def test_a_scope_that_nobody_can_read_is_an_error(scope: str, monkeypatch: Any) -> None:
    monkeypatch.setattr(checks, "matrix", lambda: {"fly": {Role.OFFICER: scope}})
    [error] = checks.the_matrix_is_sound()
    assert f"gives officer “{scope}” for fly" in error.msg


def test_a_role_that_there_is_not_is_an_error(monkeypatch: Any) -> None:
    def unread() -> None:
        Role("pilot")

    monkeypatch.setattr(checks, "matrix", unread)
    [error] = checks.the_matrix_is_sound()
    assert "'pilot' is not a valid Role" in error.msg
