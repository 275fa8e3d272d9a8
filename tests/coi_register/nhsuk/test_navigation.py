"""The header offers the pages that some right of the actor opens, and marks the one the reader is under."""

from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import path

from coi_register.accounts.actors import NOBODY, Actor, Right, Role
from coi_register.nhsuk.navigation import navigation


def page(request: object) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("", page, name="home"),
    path("meetings/", page, name="meetings"),
    path("organisations/", page, name="organisations"),
]
pytestmark = pytest.mark.urls(__name__)


def offered(actor: Actor | None, at: str = "/") -> dict[str, bool]:
    """The texts of the links, and whether each is marked as current."""
    return {link["text"]: link["current"] for link in navigation(actor, RequestFactory().get(at))}


def with_role(role: Role) -> Actor:
    return Actor(name="Ada Example", user_id=1, rights=frozenset({Right(role, uuid4(), uuid4())}))


def test_a_link_is_offered_where_some_right_opens_its_page() -> None:
    assert set(offered(with_role(Role.MEMBER))) == {"Home", "Meetings", "Organisations"}
    assert set(offered(with_role(Role.DECLARER))) == {"Home", "Organisations"}


@pytest.mark.parametrize("actor", [None, NOBODY], ids=["nobody", "the public"])
def test_a_stranger_is_offered_nothing(actor: Actor | None) -> None:
    assert offered(actor) == {}


@pytest.mark.parametrize(("at", "current"), [("/", "Home"), ("/meetings/", "Meetings"), ("/meetings/1/agenda/", "Meetings")])
def test_only_the_link_that_the_page_lies_under_is_current(at: str, current: str) -> None:
    links = offered(with_role(Role.MEMBER), at)
    assert [text for text, marked in links.items() if marked] == [current]
