"""Every request carries its actor; a refusal is a page with its sentence; private pages are never kept by a browser."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from coi_register.accounts.guards import open_to_all
from coi_register.verdicts import Refused
from tests.factories import PersonFactory, UserFactory, arranged


@open_to_all
def who(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.actor.name)  # type: ignore[attr-defined]


@open_to_all
def refused(request: HttpRequest) -> HttpResponse:
    Refused("Only the person in the chair may rule <here>.").enforce()
    return HttpResponse()


@open_to_all
def broken(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


urlpatterns = [path("who/", who), path("refused/", refused), path("broken/", broken), path("", who, name="home")]
urlpatterns += [path("account/sign-in/", who, name="account_login"), path("account/sign-out/", who, name="account_logout")]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def test_a_request_knows_who_acts(client_of: Callable[[Any], Client]) -> None:
    assert client_of(PersonFactory(name="Ada Example")).get("/who/").content == b"Ada Example"


def test_a_stranger_acts_as_a_member_of_the_public(client: Client) -> None:
    answer = client.get("/who/")
    assert answer.content == b"A member of the public"


def test_a_closed_account_acts_as_the_public_at_once(client_of: Callable[[Any], Client]) -> None:
    user = UserFactory()
    client = client_of(user)
    user.is_active = False
    with arranged():
        user.save()
    assert client.get("/who/").content == b"A member of the public"


def test_a_private_page_is_not_kept(client_of: Callable[[Any], Client]) -> None:
    assert client_of(UserFactory()).get("/who/")["Cache-Control"] == "no-store"


def test_a_refusal_is_answered_with_its_sentence(client: Client) -> None:
    answer = client.get("/refused/")
    assert answer.status_code == 403
    assert "Only the person in the chair may rule &lt;here&gt;." in answer.content.decode()


def test_another_error_is_not_taken_for_a_refusal(client: Client) -> None:
    with pytest.raises(ZeroDivisionError):
        client.get("/broken/")
