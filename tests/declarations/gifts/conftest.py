"""A member of an invented CCG, who is offered things; their officer, manager and Guardian; and the words of an offer."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from coi_register.accounts.actors import Actor, Role
from committees.people.models import Manages, Person
from declarations.gifts.vocabulary import Taken
from declarations.guidance.offers import DonorKind, OfferKind
from tests.factories import OrganisationFactory, PersonFactory, actor_of_person, actor_with, arranged

ON = date(2018, 3, 1)


@pytest.fixture
def person(db: None) -> Person:
    return PersonFactory(name="Dr Ada Example", position="Clinical lead")


@pytest.fixture
def them(person: Person) -> Actor:
    return actor_of_person(person)


@pytest.fixture
def officer(person: Person) -> Actor:
    return actor_with(Role.OFFICER, ccg=person.ccg)


@pytest.fixture
def guardian(person: Person) -> Actor:
    return actor_with(Role.GUARDIAN, ccg=person.ccg)


@pytest.fixture
def manager(person: Person) -> Actor:
    boss = PersonFactory(name="Basil Sample", ccg=person.ccg)
    with arranged():
        Manages(staff=person, manager=boss, since=date(2018, 1, 1)).save()
    return actor_of_person(boss)


@pytest.fixture
def company() -> Any:
    return OrganisationFactory(name="Harbourside Ltd")


@pytest.fixture
def told(company: Any) -> Callable[..., dict[str, Any]]:
    """`told(value="6.00")`: the words of an offer of a pen, or as changed."""

    def words(**more: Any) -> dict[str, Any]:
        usual = {
            "kind": OfferKind.GIFT,
            "offered_on": date(2018, 2, 20),
            "donor_kind": DonorKind.SUPPLIER,
            "donor": company,
            "details": "A pen",
            "value": Decimal("5.00"),
            "taken": Taken.ACCEPTED,
            "reason": "It was handed to everybody",
        }
        return usual | more | ({"value": Decimal(more["value"])} if more.get("value") else {})

    return words


@pytest.fixture
def patient() -> dict[str, Any]:
    """The words that make it a gift of a patient."""
    return {"donor_kind": DonorKind.PATIENT, "donor": None, "details": "Chocolates"}
