"""The agenda opens with declarations of interest."""

import pytest

from coi_register.accounts.actors import Actor
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from declarations.preparing import services
from tests.declarations.conflicts.conftest import Room
from tests.factories import ItemFactory


def test_the_item_is_put_before_all_others_once(room: Room, officer: Actor) -> None:
    ItemFactory(meeting=room.meeting, number="7", order=4)
    services.put_declarations_first(room.meeting, number="0", by=officer)
    assert [item.number for item in room.meeting.items.all()] == ["0", "6", "7"]
    with pytest.raises(CannotBeDone, match="has its item already: 0 Declarations of interest"):
        services.put_declarations_first(room.meeting, number="00", by=officer)


def test_a_member_does_not_arrange_the_agenda(room: Room) -> None:
    with pytest.raises(NotAllowed):
        services.put_declarations_first(room.meeting, number="0", by=room.actor("gp"))


def test_a_number_that_is_taken_is_refused_and_nothing_is_moved(room: Room, officer: Actor) -> None:
    with pytest.raises(CannotBeDone, match="already an item 6"):
        services.put_declarations_first(room.meeting, number="6", by=officer)
    assert room.meeting.items.count() == 1
