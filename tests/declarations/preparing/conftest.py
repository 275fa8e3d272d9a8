"""The small committee of the conflicts room before its meeting, and somebody who prepares it."""

from datetime import date
from typing import Any

import pytest

from coi_register.accounts.actors import Actor, Role
from declarations.conflicts.selectors import Assessed, assessed
from declarations.preparing import services
from declarations.preparing.models import Answer
from declarations.preparing.selectors.hearing import Member, hearing_of
from declarations.preparing.vocabulary import Said
from declarations.registers.models import Withholding
from tests.declarations.conflicts.conftest import ON, Room, room  # noqa: F401 - a fixture
from tests.factories import actor_of_person, actor_with, arranged


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


def withheld(room: Room, part: str, decision: str, entry: Any = None) -> None:  # noqa: F811
    """The GP asks that their name, or an entry of theirs, is withheld; and what the Guardian decided."""
    gp, asked_by = room.people["gp"], actor_of_person(room.people["exec"]).user_id
    decided = {} if decision == "asked" else {"decided_on": ON, "reason": "A threat", "review_on": date(2019, 1, 1)}
    with arranged():
        Withholding(
            ccg=gp.ccg, person=gp, register="interests", part=part, entry=entry, because="A threat", asked_by_id=asked_by,
            asked_on=date(2018, 2, 1), decision=decision, **decided,
        ).save()  # fmt: skip
