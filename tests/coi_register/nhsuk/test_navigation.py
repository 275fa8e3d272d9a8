"""The header leads where this actor can go, and nowhere else."""

from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import path

from coi_register.accounts.actors import NOBODY, Actor, Right, Role
from coi_register.accounts.policy import matrix
from coi_register.nhsuk.navigation import LINKS, navigation

pytestmark = pytest.mark.urls(__name__)


def shown(request: Any) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("", shown, name="home"),
    path("meetings/", shown, name="meetings"),
    path("organisations/", shown, name="organisations"),
    path("rule-book/", shown, name="rule_book"),
]


def links(role: Role | None, at: str = "/") -> dict[str, bool]:
    actor = Actor(name="Example", user_id=1, rights=frozenset({Right(role, uuid4())})) if role else NOBODY
    return {item["text"]: item["current"] for item in navigation(actor, RequestFactory().get(at))}


def test_a_visitor_who_is_not_signed_in_has_no_links() -> None:
    assert links(None) == {}
    assert navigation(None, RequestFactory().get("/")) == []


def test_each_role_has_the_links_to_what_it_may_read() -> None:
    assert list(links(Role.MEMBER)) == ["Home", "Meetings", "Organisations", "Rule book"]
    assert list(links(Role.ADMIN)) == ["Home"]


def test_a_page_under_a_link_marks_it_and_home_is_marked_only_at_home() -> None:
    assert [text for text, current in links(Role.MEMBER, "/meetings/a/agenda/").items() if current] == ["Meetings"]
    assert [text for text, current in links(Role.MEMBER, "/").items() if current] == ["Home"]


def test_each_link_is_for_an_action_of_the_matrix() -> None:
    assert {action for _, _, action in LINKS} <= set(matrix())
