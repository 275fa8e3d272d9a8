"""The page of a person's account and relations, and its forms."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from coi_register.accounts.actors import Actor, Role
from committees.models import ActsFor, Manages
from tests.factories import CcgFactory, PersonFactory, UserFactory, actor_with
from tests.filling_in import fill_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_today")]
ClientOf = Callable[..., Client]
DAY = {"since-day": "1", "since-month": "3", "since-year": "2018"}


@pytest.fixture
def basil() -> Any:
    return PersonFactory(name="Dr Basil Sample")


@pytest.fixture
def client(basil: Any, client_of: ClientOf) -> Client:
    return client_of(actor_with(Role.OFFICER, ccg=basil.ccg))


def at(name: str, person: Any) -> str:
    return reverse(name, args=[person.pk])


def test_a_person_is_invited_and_then_has_an_account(
    client: Client, basil: Any, django_capture_on_commit_callbacks: Any
) -> None:
    assert at("relations", basil) in client.get(at("person", basil)).content.decode()
    assert at("invite_person", basil) in client.get(at("relations", basil)).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(at("invite_person", basil), {"email": "basil@example.org"})
    basil.refresh_from_db()
    assert (basil.user.email, basil.user.has_usable_password()) == ("basil@example.org", False)
    assert [letter.to for letter in mail.outbox] == [["basil@example.org"]]
    again = client.post(at("invite_person", basil), {"email": "other@example.org"}).content.decode()
    assert "has an account already" in again


def test_what_is_no_address_is_refused(client: Client, basil: Any) -> None:
    page = client.post(at("invite_person", basil), {"email": "basil"}).content.decode()
    assert "Enter an email address, like name@example.org" in page


def test_relations_are_recorded_and_ended_on_their_page(client: Client, basil: Any) -> None:
    manager: Any = PersonFactory(ccg=basil.ccg, name="Mona Example")
    user = UserFactory(ccg=basil.ccg, name="Della Example")
    client.post(at("let_act_for", basil), DAY | {"user": str(user.pk)})
    client.post(at("name_manager", basil), DAY | {"manager": str(manager.pk)})
    page = client.get(at("relations", basil)).content.decode()
    assert "Della Example" in page
    assert "Mona Example" in page
    until = {"until-day": "1", "until-month": "4", "until-year": "2018"}
    for row in (ActsFor.objects.get(), Manages.objects.get()):
        fill_in(client, reverse("end_relation", args=[row.pk]), until)
        row.refresh_from_db()
        assert str(row.until) == "2018-04-01"
    history = client.get(at("person_history", basil)).content.decode()
    assert len(re.findall("Relation ended by", history)) == 2


@pytest.mark.parametrize("name", ["relations", "invite_person", "let_act_for", "name_manager"])
def test_a_person_of_another_ccg_is_as_if_they_never_were(name: str, client: Client) -> None:
    assert client.get(at(name, PersonFactory(ccg=CcgFactory()))).status_code == 404


@pytest.mark.parametrize("name", ["relations", "invite_person", "let_act_for", "name_manager"])
def test_only_an_officer_opens_these_pages(name: str, basil: Any, client_of: ClientOf) -> None:
    auditor: Actor = actor_with(Role.AUDITOR, ccg=basil.ccg)
    assert client_of(auditor).get(at(name, basil)).status_code == 403
    assert at("relations", basil) not in client_of(auditor).get(at("person", basil)).content.decode()
