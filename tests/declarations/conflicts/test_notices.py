"""Rooms above say something over the conflicts of a meeting, and this room knows none of them."""

from collections.abc import Iterator

import pytest

from coi_register.accounts.actors import Actor, command
from declarations.conflicts import notices
from declarations.conflicts.notices import Notice, notices_on, offer
from declarations.conflicts.selectors import Assessed, assessed
from tests.declarations.conflicts.conftest import Room


@pytest.fixture
def nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "_sources", [])


@pytest.mark.usefixtures("nobody_else")
def test_every_source_is_asked_once_with_the_meeting_and_its_reader(room: Room) -> None:
    def source(found: Assessed, actor: Actor) -> Iterator[Notice]:
        yield Notice(f"{actor.name} reads of {found.meeting.date}", "/somewhere/")

    found = assessed(room.meeting.pk)
    assert found is not None
    assert notices_on(found, command("the test")) == ()
    offer(source)
    offer(source)
    assert [notice.says for notice in notices_on(found, command("the test"))] == ["the test reads of 2018-03-01"]
