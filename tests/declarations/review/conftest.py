"""A declarer, their line manager, and two governance officers."""

from dataclasses import dataclass
from datetime import date

import pytest

from coi_register.accounts.actors import Actor, Role
from committees.people.models import Manages, Person
from declarations.interests.models import Interest
from tests.factories import InterestFactory, PersonFactory, actor_of_person, actor_with, arranged

TODAY = date(2018, 3, 1)


@dataclass
class House:
    person: Person
    interest: Interest
    own: Actor
    officer: Actor
    second: Actor
    manager: Actor


@pytest.fixture
def house() -> House:
    person = PersonFactory(name="Dr Ada Example")
    boss = PersonFactory(name="Basil Sample", ccg=person.ccg)
    with arranged():
        Manages(manager=boss, staff=person, since=date(2017, 1, 1)).save()
    return House(
        person=person,
        interest=InterestFactory(person=person, organisation__name="Harbourside Ltd"),
        own=actor_of_person(person),
        officer=actor_with(Role.OFFICER, ccg=person.ccg),
        second=actor_with(Role.OFFICER, ccg=person.ccg),
        manager=actor_of_person(boss),
    )
