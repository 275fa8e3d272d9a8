"""A governing body of three in an invented CCG, two of whom can be written to, and the officer who asks them."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from coi_register.accounts.actors import Actor, Role
from committees.models import Committee, Organisation, Person
from declarations.campaigns import services
from declarations.campaigns.models import Campaign
from declarations.campaigns.vocabulary import Whom
from tests.factories import (
    CcgFactory,
    CommitteeFactory,
    HoldingFactory,
    PersonFactory,
    SeatFactory,
    UserFactory,
    actor_with,
    arranged,
)

OPENED, DUE = date(2018, 3, 1), date(2018, 3, 31)


@dataclass
class Body:
    """Ada and Basil have accounts, Celia has none."""

    ccg: Organisation
    committee: Committee
    ada: Person
    basil: Person
    celia: Person
    officer: Actor

    def officer_on(self, on: date) -> Actor:
        return replace(self.officer, on=on)

    def planned(self, **words: Any) -> Campaign:
        asked = {"name": "Spring 2018", "whom": Whom.COMMITTEES, "committees": [str(self.committee.pk)], "due_on": DUE}
        asked |= {"offsets": [-14, 0, 7], "digest_every": 7}
        return services.plan(self.ccg, by=self.officer, **asked | words)

    def opened(self, **words: Any) -> Campaign:
        return services.open_now(self.planned(**words), on=OPENED, by=self.officer)


@pytest.fixture
def body(db: None) -> Body:
    with arranged():
        ccg = CcgFactory(name="NHS Invented CCG")
        committee = CommitteeFactory(ccg=ccg, name="Governing Body", kind="governing_body", level=None)
        people = {
            name: PersonFactory(
                name=f"{name} Example", ccg=ccg, user=UserFactory(email=f"{name}@example.org") if written else None
            )
            for name, written in (("Ada", True), ("Basil", True), ("Celia", False))
        }
        for name, category in (("Ada", "lay"), ("Basil", "gp"), ("Celia", "gp")):
            HoldingFactory(seat=SeatFactory(committee=committee, category=category), person=people[name])
    officer = actor_with(Role.OFFICER, ccg=ccg, on=OPENED)
    return Body(ccg, committee, people["Ada"], people["Basil"], people["Celia"], officer)
