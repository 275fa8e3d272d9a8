"""Campaigns on a desk: whoever is asked reads by when, and whoever follows them how many have answered."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from coi_register.accounts.actors import Role
from declarations.campaigns import services
from declarations.campaigns.vocabulary import Whom
from tests.factories import ConfirmationFactory, PersonFactory, UserFactory, actor_of_person, actor_with

OPENED = date(2018, 3, 1)


def home(client: Client) -> str:
    return " ".join(client.get("/").content.decode().split())


@pytest.mark.django_db
def test_the_asked_and_those_who_ask_see_it_on_their_desks(
    client_of: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coi_register.clock.today", lambda: OPENED)
    person = PersonFactory(name="Ada Example", user=UserFactory(name="Ada Example"))
    officer = actor_with(Role.OFFICER, ccg=person.ccg, on=OPENED)
    campaign = services.plan(person.ccg, by=officer, name="Spring", whom=Whom.EVERYBODY, due_on=date(2018, 3, 31))
    assert "No campaigns are open." in home(client_of(officer))
    services.open_now(campaign, on=OPENED, by=officer)
    assert "asks you to confirm your declarations by 31 March 2018." in home(client_of(actor_of_person(person)))
    assert "Spring: 0 of 1 answered, until 31 March 2018" in home(client_of(officer))

    ConfirmationFactory(person=person, on=OPENED, nil=True)
    assert "asks you to confirm" not in home(client_of(actor_of_person(person)))
    monkeypatch.setattr("coi_register.clock.today", lambda: date(2018, 4, 1))
    assert "Spring: 1 of 1 answered, was due on 31 March 2018, still open" in home(client_of(officer))
