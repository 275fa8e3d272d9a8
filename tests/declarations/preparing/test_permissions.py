"""Who says what touches them at a meeting: whoever sits at it, for themselves, and nobody else."""

import pytest

from coi_register.accounts.actors import NOBODY, Actor
from declarations.preparing import permissions
from tests.declarations.conflicts.conftest import Room, room
from tests.declarations.preparing.conftest import now
from tests.factories import PersonFactory, actor_of_person

__all__ = ["room"]
pytestmark = pytest.mark.django_db


def test_everybody_who_sits_at_the_meeting_answers_for_themselves(room: Room) -> None:
    found = now(room)
    assert {name for name in room.people if permissions.may_answer(room.actor(name), found)} == {*room.people}


def test_whoever_does_not_sit_there_is_not_asked(room: Room, officer: Actor) -> None:
    somebody = actor_of_person(PersonFactory(ccg=room.committee.ccg))
    assert [permissions.may_answer(actor, now(room)) for actor in (somebody, officer, NOBODY)] == [permissions.NOT_ASKED] * 3
