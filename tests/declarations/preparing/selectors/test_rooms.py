"""Item by item, who goes and comes."""

from typing import Any

import pytest

from committees.models import Item
from declarations.models import Ruling
from declarations.preparing.ordering import moves
from declarations.preparing.selectors.arranging import arrangement
from declarations.preparing.selectors.rooms import Passage, passages, slots_of
from tests.declarations.conflicts.conftest import Room
from tests.declarations.preparing.conftest import now
from tests.factories import ConcernFactory, ItemFactory, actor_of_person, arranged


def way(room: Room) -> list[Passage]:
    found = now(room)
    return [*passages(found, found.meeting.items)]


def names(people: Any) -> list[str]:
    return [getattr(one, "sitting", one).name for one in people]


@pytest.fixture
def items(room: Room) -> dict[str, Item]:
    """The award between two items that touch nobody, and another that touches the GP after them."""
    plain = {number: ItemFactory(meeting=room.meeting, number=number, kind="information", decision=False) for number in "57"}
    again = ItemFactory(meeting=room.meeting, number="8")
    ConcernFactory(item=again, organisation=room.bidder, part_played="bidder")
    found = {**plain, "6": room.item, "8": again}
    for place, number in enumerate("5678"):
        with arranged():
            found[number].order = place
            found[number].save()
    return found


def rule(room: Room, item: Item, step: str | None) -> None:
    chair = room.people["chair"]
    with arranged():
        Ruling(
            item=item, person=room.people["gp"], ruled_by=chair, capacity="chair", step=step, reason="So", no_papers=False,
            at="2018-02-20T09:00:00Z", entered_by_id=actor_of_person(chair).user_id,
        ).save()  # fmt: skip


@pytest.mark.usefixtures("items")
def test_who_leaves_comes_back_for_the_next_item_and_leaves_again(room: Room) -> None:
    assert [names(one.go) for one in way(room)] == [[], ["Gp Example"], [], ["Gp Example"]]
    assert [names(one.back) for one in way(room)] == [[], [], ["Gp Example"], []]


def test_between_two_items_that_follow_each_other_one_stays_outside(room: Room, items: dict[str, Item]) -> None:
    found = now(room)
    order = [found.items[items[number].pk] for number in "5687"]
    followed = {one.item.number: one for one in passages(found, order)}
    assert (names(followed["8"].still_out), names(followed["8"].go)) == (["Gp Example"], [])
    assert names(followed["7"].back) == ["Gp Example"]


def test_a_ruling_says_when_one_leaves_or_that_one_stays(room: Room, items: dict[str, Item]) -> None:
    rule(room, items["6"], "leave_for_decision")
    rule(room, items["8"], None)
    followed = {one.item.number: one for one in way(room)}
    assert names(followed["6"].go_before_the_decision) == names(followed["6"].outside) == ["Gp Example"]
    assert followed["8"].outside == followed["8"].stances == ()


def test_whoever_does_not_attend_opens_no_door(room: Room, items: dict[str, Item]) -> None:
    rule(room, items["6"], "not_attend")
    followed = {one.item.number: one for one in way(room)}
    assert (names(followed["6"].kept_away), followed["6"].go) == (["Gp Example"], ())


@pytest.mark.usefixtures("items")
def test_the_door_opens_as_often_as_the_order_counts(room: Room) -> None:
    room.conflict("nurse", role="employee")
    found = now(room)
    opened = sum(len(one.back) + len(one.go) + len(one.go_before_the_decision) for one in way(room))
    assert opened == moves(slots_of(found, found.meeting.items, fixed=())) == 6


@pytest.mark.usefixtures("items")
def test_the_order_that_is_suggested_puts_like_items_together(room: Room) -> None:
    found = now(room)
    every = [item.key for item in found.meeting.items]
    arranged_ = arrangement(found, readable=every)
    assert arranged_.suggestion.saves == 2
    assert [item.number for item in arranged_.order] == ["5", "7", "6", "8"]
    kept = arrangement(found, readable=every, fixed=every)
    assert (kept.suggestion.saves, kept.order) == (0, found.meeting.items)
    assert arrangement(found, readable=[]).order == found.meeting.items  # what one may not read stays where it is
