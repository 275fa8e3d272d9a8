"""The small committee of the conflicts room, in the room: its GP directs the firm that bids in item 6."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from coi_register.accounts.actors import Actor, Role
from coi_register.audit.services import told_as_of
from committees.meetings import services as meetings
from committees.meetings.models import Attendance
from committees.meetings.selectors import sittings_of
from committees.models import Item, Person
from declarations.conflicts.services import Decision, rule
from declarations.guidance.vocabulary import Step
from declarations.models import Discussion, Ruling
from declarations.proceedings import services
from declarations.proceedings.facts import Proceedings
from declarations.proceedings.selectors import AtItem, proceedings_of, room_of
from declarations.proceedings.vocabulary import Manner
from tests.declarations.conflicts.conftest import Room, room
from tests.factories import actor_with

__all__ = ["room"]

TWO = datetime(2018, 3, 1, 14, tzinfo=UTC)
PRESENT, ABSENT, APOLOGIES = Attendance.State.PRESENT, Attendance.State.ABSENT, Attendance.State.APOLOGIES


def minutes(after: int) -> datetime:
    """So many minutes after two."""
    return TWO + timedelta(minutes=after)


def at(after: int) -> AbstractContextManager[None]:
    """Everything inside is done so many minutes after two."""
    return told_as_of(minutes(after))


@dataclass
class Sat:
    """The committee as it sits; `by` is its secretary."""

    room: Room
    by: Actor
    away: dict[str, str] = field(default_factory=dict)

    @property
    def meeting(self) -> Any:
        return self.room.meeting

    @property
    def item(self) -> Item:
        return self.room.item

    def person(self, who: str) -> Person:
        return self.room.people[who]

    def roll(self, **away: str) -> list[meetings.Answer]:
        """Everybody is here, but for those who are not."""
        states = {self.person(who).pk: Attendance.State(state) for who, state in away.items()}
        seated = [one for one in sittings_of(self.meeting) if one.person]
        return [meetings.Answer(one.person, one.seat, states.get(one.person.pk, PRESENT)) for one in seated if one.person]

    def open(self, after: int = 0, **away: str) -> Any:
        with at(after):
            return services.open_meeting(self.meeting, roll=self.roll(**away), by=self.by)

    def begin(self, after: int = 5, item: Item | None = None) -> Discussion:
        with at(after):
            return services.begin_item(item or self.item, by=self.by)

    def leaves(self, who: str, after: int = 6, **also: Any) -> Any:
        with at(after):
            return services.leave(self.meeting, person=self.person(who), by=self.by, **also)

    def comes_back(self, who: str, after: int = 20) -> Any:
        with at(after):
            return services.come_back(self.meeting, person=self.person(who), by=self.by)

    def decided(self, after: int = 15, **said: Any) -> Discussion:
        with at(after):
            answers = {"words": "The contract is awarded to Harbourside Ltd.", "manner": Manner.CONSENSUS} | said
            return services.decide(self.discussion, by=self.by, **answers)

    def rules(self, who: str, step: Step | None, reason: str = "The committee heard why.") -> Ruling:
        decision = Decision(step, reason=reason)
        return rule(self.item.pk, person=self.person(who).pk, decision=decision, by=self.room.actor("chair"))

    @property
    def discussion(self) -> Discussion:
        return Discussion.objects.get(item=self.item)

    @property
    def told(self) -> Proceedings:
        return proceedings_of(self.meeting)

    @property
    def now(self) -> AtItem:
        return room_of(self.meeting).at(self.item.pk)

    def who(self, people: Sequence[Any]) -> set[str]:
        """People by what they are."""
        keys = {person.pk: name for name, person in self.room.people.items()}
        return {keys[person] for person in people}


@pytest.fixture
def sat(room: Room) -> Sat:
    """The committee, its meeting not yet open."""
    secretary = actor_with(Role.SECRETARY, ccg=room.committee.ccg, committee=room.committee)
    return Sat(room, secretary)
