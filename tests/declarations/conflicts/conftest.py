"""A small committee at a meeting that awards a contract: what the tests of this room stand on."""

from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from coi_register.accounts.actors import Actor
from committees.models import Committee, Item, Meeting, Organisation, Person
from tests.factories import (
    CommitteeFactory,
    ConcernFactory,
    ConfirmationFactory,
    HoldingFactory,
    InterestFactory,
    ItemFactory,
    MeetingFactory,
    OrganisationFactory,
    PersonFactory,
    SeatFactory,
    TermsFactory,
    actor_of_person,
)

ON = date(2018, 3, 1)


@dataclass
class Room:
    """The committee, its meeting of 1 March 2018, the item that awards a contract, and everybody by what they are."""

    committee: Committee
    meeting: Meeting
    item: Item
    bidder: Organisation
    people: dict[str, Person]

    def actor(self, who: str) -> Actor:
        return actor_of_person(self.people[who], on=ON)

    def seat(self, who: str, **seat: Any) -> Person:
        """Somebody more, in a seat of their own, with a nil return of January."""
        person = PersonFactory(name=f"{who.title()} Example", ccg=self.committee.ccg)
        HoldingFactory(seat=SeatFactory(committee=self.committee, order=len(self.people), **seat), person=person)
        ConfirmationFactory(person=person, nil=True)
        self.people[who] = person
        return person

    def conflict(self, who: str, **interest: Any) -> Any:
        """An interest of theirs, in the bidder unless it says otherwise."""
        return InterestFactory(person=self.people[who], **{"organisation": self.bidder, **interest})


@pytest.fixture
def room(room_once: Room, db: None) -> Room:
    """A copy of the room that the tests of the module share; what a test does to it is undone with the test."""
    return deepcopy(room_once)


def make_room() -> Room:
    committee = CommitteeFactory()
    TermsFactory(committee=committee, minimum=3, clauses=[{"any_of": ["lay"], "at_least": 1, "voting": False}])
    meeting = MeetingFactory(ccg=committee.ccg, on=ON, committees=[committee])
    item = ItemFactory(meeting=meeting, number="6", title="Award of the minor surgery contract")
    bidder = OrganisationFactory(name="Harbourside Ltd")
    ConcernFactory(item=item, organisation=bidder, part_played="bidder")
    made = Room(committee, meeting, item, bidder, {})
    made.seat("chair", office="Lay chair", category="lay", chair=True)
    made.seat("vice", office="Lay vice-chair", category="lay", vice_chair=True)
    made.seat("exec", office="Chief officer", category="executive")
    made.seat("nurse", office="Registered nurse", category="nurse")
    made.seat("gp", office="GP member", category="gp")
    made.conflict("gp")
    return made
