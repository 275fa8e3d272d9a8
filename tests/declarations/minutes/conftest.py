"""The committee of the conflicts room after its meeting: who came, who left for the award, and what was decided."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction

from coi_register.accounts.actors import Actor, Role
from coi_register.accounts.selectors import actor_of
from committees.models import Item
from declarations.conflicts.models import Ruling
from declarations.proceedings.facts import Standing
from declarations.proceedings.models import Declared, Discussion, Movement, Sitting, Vote
from declarations.proceedings.selectors.told import written
from tests.declarations.conflicts.conftest import ON, Room
from tests.factories import AttendanceFactory, ItemFactory, RoleHeldFactory, arranged


def at(hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2018, 3, 1, hour, minute, second, tzinfo=UTC)


@dataclass
class Held:
    """The meeting as it was held; `secretary` writes its minutes."""

    room: Room
    secretary: Actor
    sitting: Sitting
    items: dict[str, Item] = field(default_factory=dict)

    @property
    def meeting(self) -> Any:
        return self.room.meeting

    def actor(self, who: str) -> Actor:
        return self.room.actor(who)

    def role(self, role: Role) -> Actor:
        """Somebody with a role and no seat."""
        committee = self.room.committee if role is Role.SECRETARY else None
        return actor_of(RoleHeldFactory(role=role, ccg=self.room.committee.ccg, committee=committee).user, on=ON)

    def entered_by(self) -> int | None:
        return self.actor("chair").user_id

    def rule(self, who: str, item: Item, **said: Any) -> Ruling:
        ruled_by = self.room.people["chair" if who != "chair" else "vice"]
        capacity = "chair" if who != "chair" else "vice_chair"
        ruling = Ruling(
            **{
                "item": item, "person": self.room.people[who], "step": "leave", "proposed_step": "leave", "no_papers": True,
                "ruled_by": ruled_by, "entered_by_id": self.entered_by(), "capacity": capacity,
                "at": at(9),
            }
            | said
        )  # fmt: skip
        with arranged():
            ruling.save()
        return ruling

    def took(
        self, item: Item, *, begun: datetime, ended: datetime, without: tuple[str, ...] = (), **said: Any
    ) -> Discussion:
        """An item as it was taken by all who came, but those named."""
        people = {who: one.pk for who, one in self.room.people.items() if who not in without}
        standing = Standing(
            committee=self.room.committee.pk, name=self.room.committee.name, quorate=True, votes=len(people), lay_executive=3,
            majority=True, short_of=(), presided=str(self.room.people["chair"]), present=tuple(people.values()),
            voters=tuple(people.values()),
        )  # fmt: skip
        told = {"presided": self.room.people["chair"], "outcome": "decided", "words": "It is agreed.", "manner": "consensus"}
        row = Discussion(item=item, begun_at=begun, ended_at=ended, standing=[written(standing)], **(told | said))
        with arranged():
            row.save()
        return row

    def went(self, who: str, item: Item, went: datetime, back: datetime | None) -> Movement:
        row = Movement(
            sitting=self.sitting, item=item, person=self.room.people[who], went_at=went, came_back_at=back, why="conflict"
        )
        with arranged():
            row.save()
        return row

    def voted(self, who: str, item: Item, cast: str = "for") -> None:
        with arranged():
            Vote(item=item, person=self.room.people[who], cast=cast, at=at(10, 19)).save()

    def declared(self, who: str, item: Item, words: str) -> None:
        with arranged():
            Declared(item=item, person=self.room.people[who], words=words, at=at(10, 6), new=True).save()


@pytest.fixture(scope="module")
def held_once(room_once: Room, django_db_blocker: Any) -> Iterator[Held]:
    """Written once for the tests of a module, and taken back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_held(room_once)
        transaction.set_rollback(True)


@pytest.fixture
def held(held_once: Held, db: None) -> Held:
    """A copy of the meeting that the tests of the module share; what a test does to it is undone with the test."""
    return deepcopy(held_once)


def make_held(room: Room) -> Held:
    """All came but the nurse; the GP was ruled out of the award, and was out of the room when it was decided."""
    for who, person in room.people.items():
        seat = person.holdings.get().seat
        state = "apologies" if who == "nurse" else "present"
        AttendanceFactory(meeting=room.meeting, person=person, seat=seat, state=state)
    with arranged():
        sitting = Sitting(meeting=room.meeting, opened_at=at(10), closed_at=at(11), noted_at=at(11))
        sitting.save()
    secretary = actor_of(RoleHeldFactory(role=Role.SECRETARY, ccg=room.committee.ccg, committee=room.committee).user, on=ON)
    made = Held(room, secretary, sitting)
    report = ItemFactory(
        meeting=room.meeting, number="7", order=7, title="Report on the budget", kind="budget", decision=True
    )
    dispute = ItemFactory(
        meeting=room.meeting,
        number="8",
        order=8,
        title="An invented dispute",
        kind="strategy",
        decision=True,
        part="private",
    )
    made.items = {"award": room.item, "report": report, "dispute": dispute}
    made.rule("gp", room.item)
    made.took(
        room.item, begun=at(10, 5), ended=at(10, 20), without=("gp", "nurse"), words="The contract goes to Harbourside Ltd."
    )
    made.went("gp", room.item, at(10, 4), at(10, 21))
    made.took(report, begun=at(10, 25), ended=at(10, 40), without=("nurse",))
    made.took(dispute, begun=at(10, 45), ended=at(10, 55), without=("nurse",), words="The dispute is settled.")
    return made
