"""The checklist is ticked, and its ticks are kept."""

import pytest

from coi_register.accounts.actors import Actor
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from committees.meetings.models import Meeting
from declarations.preparing import services
from declarations.preparing.models import Tick
from declarations.preparing.services.ticking import read_of
from tests.declarations.conflicts.conftest import Room
from tests.factories import arranged


def read(room: Room) -> int:
    return read_of(Tick.objects.filter(meeting=room.meeting))


def test_what_is_done_is_ticked_and_can_be_taken_back(room: Room, officer: Actor) -> None:
    services.tick(room.meeting, done=["definition", "quorum"], read=read(room), by=officer)
    services.tick(room.meeting, done=["quorum"], read=read(room), by=room.actor("chair"))
    ticks = {tick.point: (tick.done, tick.by_name) for tick in Tick.objects.all()}
    assert ticks == {"definition": (False, "Chair Example"), "quorum": (True, officer.name)}
    assert Tick.objects.get(point="definition").history.count() == 2  # type: ignore[attr-defined]


def test_what_stays_as_it_is_gets_no_new_version(room: Room, officer: Actor) -> None:
    services.tick(room.meeting, done=["quorum"], read=0, by=officer)
    assert services.tick(room.meeting, done=["quorum"], read=read(room), by=officer) == []


def test_two_who_tick_at_once_do_not_write_over_each_other(room: Room, officer: Actor) -> None:
    services.tick(room.meeting, done=["quorum"], read=0, by=officer)
    with pytest.raises(CannotBeDone, match="Somebody else ticked"):
        services.tick(room.meeting, done=["definition"], read=0, by=officer)


def test_only_points_of_the_day_are_ticked_by_those_who_keep_the_list(room: Room, officer: Actor) -> None:
    with pytest.raises(CannotBeDone, match="no point “tea”"):
        services.tick(room.meeting, done=["tea"], read=0, by=officer)
    with pytest.raises(NotAllowed):
        services.tick(room.meeting, done=["quorum"], read=0, by=room.actor("gp"))


def test_a_meeting_that_is_cancelled_has_nothing_to_tick(room: Room, officer: Actor) -> None:
    with arranged():
        room.meeting.state = Meeting.State.CANCELLED
        room.meeting.save()
    with pytest.raises(CannotBeDone, match="cancelled"):
        services.tick(room.meeting, done=["quorum"], read=0, by=officer)
