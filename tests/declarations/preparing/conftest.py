"""The small committee of the conflicts room before its meeting, and somebody who prepares it."""

import pytest

from coi_register.accounts.actors import Actor, Role
from committees.models import Person
from declarations.conflicts.selectors import Assessed, assessed
from declarations.preparing import services
from declarations.preparing.models import Answer
from declarations.preparing.selectors.hearing import Member, hearing_of
from declarations.preparing.vocabulary import Said
from tests.declarations.conflicts.conftest import Room, room  # noqa: F401 - a fixture
from tests.factories import actor_with


@pytest.fixture
def officer(room: Room) -> Actor:  # noqa: F811
    return actor_with(Role.OFFICER, ccg=room.committee.ccg)


def now(room: Room) -> Assessed:  # noqa: F811
    """The meeting as it stands."""
    found = assessed(room.meeting.pk)
    assert found is not None
    return found


def member(room: Room, who: str) -> Member:  # noqa: F811
    found = hearing_of(now(room), room.people[who].pk)
    assert found is not None
    return found


def said(room: Room, who: str, says: Said = Said.SO, words: str = "") -> Answer:  # noqa: F811
    """Their word on the award, having read it as it stands."""
    [word] = [one for one in member(room, who).words if one.question.key == room.item.pk]
    return services.say(room.item, says=says, words=words, read=word.question.digest, by=room.actor(who))


def person(room: Room, who: str) -> Person:  # noqa: F811
    return room.people[who]
