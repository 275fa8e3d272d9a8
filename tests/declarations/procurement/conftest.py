"""A CCG that buys minor surgery from one of two suppliers: what the tests of this room stand on."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from coi_register.accounts.actors import Actor, Role
from committees.models import Committee, Organisation, Person
from declarations.models import Procurement, Supplier
from declarations.procurement import services
from declarations.procurement.vocabulary import Stage
from tests.factories import (
    CommitteeFactory,
    ConfirmationFactory,
    HoldingFactory,
    InterestFactory,
    OrganisationFactory,
    PersonFactory,
    SeatFactory,
    actor_with,
)

PLANNED, ON = date(2018, 1, 10), date(2018, 3, 1)
WHOLE = {
    "description": "Minor surgery near home for registered patients",
    "route": "competitive",
    "value": Decimal("420000.00"),
    "first_day": date(2018, 4, 1),
    "last_day": date(2021, 3, 31),
}


@dataclass
class Buying:
    """The procurement, its two suppliers, who records it, and the people of the CCG by what they are."""

    ccg: Organisation
    committee: Committee
    procurement: Procurement
    bidder: Organisation
    rival: Organisation
    officer: Actor
    people: dict[str, Person] = field(default_factory=dict)

    def person(self, who: str, *, seated: bool = True, ccg: Organisation | None = None, **interest: Any) -> Person:
        """Somebody of the CCG with a nil return, or with one interest."""
        person = PersonFactory(name=f"{who.title()} Example", ccg=ccg or self.ccg)
        if seated:
            HoldingFactory(seat=SeatFactory(committee=self.committee, order=len(self.people), office=who), person=person)
        ConfirmationFactory(person=person, nil=not interest)
        if interest:
            InterestFactory(person=person, **interest)
        self.people[who] = person
        return person

    def name(self, organisation: Organisation | None = None, **told: Any) -> Supplier:
        """A supplier takes part."""
        return services.name_supplier(self.fresh(), organisation=organisation, on=ON, by=self.officer, **told)

    def reach(self, stage: Stage, **told: Any) -> Any:
        """It comes to a stage."""
        answers = {"on": ON, "by": self.officer, "committee": self.committee, **told}
        return services.reach(self.fresh(), stage=stage, **answers)

    def fresh(self) -> Procurement:
        """The row as it is now."""
        return Procurement.objects.get(pk=self.procurement.pk)


@pytest.fixture
def buying(db: None) -> Buying:
    committee = CommitteeFactory()
    officer = actor_with(Role.OFFICER, ccg=committee.ccg, on=ON)
    procurement = services.plan(
        committee.ccg, reference="P-1", title="Minor surgery", on=PLANNED, by=officer, committee=committee, **WHOLE
    )
    bidder, rival = OrganisationFactory(name="Harbourside Ltd"), OrganisationFactory(name="Valley Care Ltd")
    return Buying(committee.ccg, committee, procurement, bidder, rival, officer)
