"""The history of what members said before a meeting."""

import pytest
from django.http import Http404

from coi_register.accounts.actors import Actor, Role
from declarations.preparing.selectors.histories import history_of_answers, meeting_with_answers
from declarations.preparing.vocabulary import Said
from tests.declarations.conflicts.conftest import Room
from tests.declarations.preparing.conftest import said
from tests.factories import actor_with


def versions(room: Room, by: Actor) -> list[str]:
    answers, _ = history_of_answers(by, room.meeting)
    return [row.says for row in answers.order_by("version")]


def test_every_version_is_told_to_those_who_prepare(room: Room, officer: Actor) -> None:
    said(room, "gp", Said.NOT_SO, "I sold my shares.")
    said(room, "gp")
    assert meeting_with_answers(officer, room.meeting.pk) == room.meeting
    assert versions(room, officer) == [Said.NOT_SO, Said.SO]


def test_of_an_item_that_one_may_not_read_nothing_is_told(room: Room, officer: Actor) -> None:
    said(room, "gp")
    stranger = actor_with(Role.OFFICER, ccg=room.bidder)
    assert versions(room, stranger) == []


def test_for_a_member_there_is_no_such_page(room: Room) -> None:
    with pytest.raises(Http404):
        meeting_with_answers(room.actor("gp"), room.meeting.pk)
