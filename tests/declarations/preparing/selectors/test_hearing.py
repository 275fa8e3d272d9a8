"""Who has answered, who is silent, and who is asked again."""

from typing import Any

import pytest

from declarations.preparing.selectors.hearing import disputes, hearing, hearing_of, own, silent
from declarations.preparing.vocabulary import Heard, Said
from tests.declarations.conflicts.conftest import Room
from tests.declarations.preparing.conftest import member, now, said
from tests.factories import ConcernFactory, ItemFactory, arranged


def test_at_first_everybody_is_silent(room: Room) -> None:
    members = hearing(now(room))
    assert len(members) == len(silent(members)) == 5
    assert {word.heard for one in members for word in one.words} == {Heard.SILENT}


def test_whoever_answered_for_every_item_is_silent_no_more(room: Room) -> None:
    said(room, "gp")
    assert member(room, "gp").has_answered
    assert [one.name for one in silent(hearing(now(room)))] == [
        f"{who} Example" for who in ("Chair", "Vice", "Exec", "Nurse")
    ]


def test_an_item_that_is_added_is_to_be_answered_too(room: Room) -> None:
    said(room, "gp")
    ItemFactory(meeting=room.meeting, number="7")
    assert [word.question.item.number for word in member(room, "gp").open] == ["7"]
    assert not member(room, "gp").is_asked_again


def test_they_are_asked_again_when_what_they_answered_has_changed(room: Room) -> None:
    kept = said(room, "gp")
    ConcernFactory(item=room.item, unidentified="a second bidder")
    assert member(room, "gp").is_asked_again
    assert member(room, "gp").words[0].heard is Heard.ASKED_AGAIN
    kept.refresh_from_db()
    assert kept.answered["concerns"] == "Harbourside Ltd (bidder)"
    assert kept.digest != member(room, "gp").words[0].question.digest


def test_a_dispute_stays_one_when_it_is_asked_again(room: Room) -> None:
    said(room, "gp", Said.NOT_SO, "I sold my shares.")
    ConcernFactory(item=room.item, unidentified="a second bidder")
    [(who, word)] = disputes(hearing(now(room)))
    assert (who.name, word.answer.words) == ("Gp Example", "I sold my shares.")  # type: ignore[union-attr]


def test_a_private_item_that_one_may_not_read_is_not_named(room: Room) -> None:
    ItemFactory(meeting=room.meeting, number="7", title="In private", part="private")
    shown = own(now(room), room.people["gp"].pk, items=[room.item.pk])
    assert [word.question.item.number for word in shown.words] == ["6"]  # type: ignore[union-attr]


def test_of_nobody_who_comes_nothing_is_heard(room: Room) -> None:
    assert hearing_of(now(room), room.meeting.pk) is None
    assert own(now(room), room.meeting.pk, items=[room.item.pk]) is None


@pytest.mark.parametrize("more", [0, 5])
def test_it_takes_one_query_however_many(room: Room, more: int, django_assert_num_queries: Any) -> None:
    for n in range(more):
        room.seat(f"nurse {n}", office=f"Nurse {n}", category="nurse")
        ItemFactory(meeting=room.meeting, number=f"7.{n}")
    found = now(room)
    with django_assert_num_queries(1):
        assert all(word.question.digest for one in hearing(found) for word in one.words)


def test_of_a_private_item_that_is_not_named_to_them_nobody_is_asked_nor_silent(room: Room) -> None:
    with arranged():
        room.item.part = "private"
        room.item.save()
    assert member(room, "gp").words == ()
    assert "Gp Example" not in [one.name for one in silent(hearing(now(room)))]
    assert [word.question.item.number for word in member(room, "nurse").open] == ["6"]
