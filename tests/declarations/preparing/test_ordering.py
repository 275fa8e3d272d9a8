"""The order of items that opens the door least."""

from collections.abc import Sequence
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from declarations.preparing import ordering
from declarations.preparing.ordering import MOST_EXACTLY, Slot, moves, suggested

PEOPLE = st.frozensets(st.sampled_from("abc"))


@st.composite
def agendas(draw: st.DrawFn, most: int, fewest: int = 0) -> list[Slot]:
    """Items in their order, some in the private part, some fixed."""
    slots = []
    for key in range(draw(st.integers(fewest, most))):
        begins = draw(PEOPLE)
        lot = draw(st.sampled_from(["public", "public", "private", f"fixed {key}"]))
        slots.append(Slot(key, begins, begins | draw(PEOPLE), lot))
    return slots


def lots(order: Sequence[Slot]) -> list[object]:
    return [slot.lot for slot in order]


def brute(given: Sequence[Slot]) -> int:
    """The fewest moves of all orders that leave each lot its places."""
    return min(moves(order) for order in permutations(given) if lots(order) == lots(given))


@given(agendas(most=6))
def test_for_a_few_items_no_order_is_better(agenda: list[Slot]) -> None:
    found = suggested(agenda)
    assert found.moves == moves(found.order) == brute(agenda)


@given(agendas(most=MOST_EXACTLY + 4, fewest=MOST_EXACTLY - 3))
def test_whatever_the_length_it_is_never_worse_and_each_lot_keeps_its_places(agenda: list[Slot]) -> None:
    found = suggested(agenda)
    assert found.saves >= 0
    assert found.moves_given == moves(agenda)
    assert lots(found.order) == lots(agenda)
    assert sorted(slot.key for slot in found.order) == [slot.key for slot in agenda]


@given(agendas(most=6))
def test_the_search_for_long_agendas_keeps_what_is_fixed_and_gains_nothing_that_is_not_there(agenda: list[Slot]) -> None:
    lots_of_several = [places for places in ordering._lots(agenda).values() if len(places) > 1]
    order = [agenda[place] for place in ordering._searched(ordering._steps(agenda), lots_of_several)]
    assert lots(order) == lots(agenda)
    assert brute(agenda) <= moves(order) <= moves(agenda)


@given(agendas(most=8))
def test_an_order_as_good_as_any_is_left_as_it_is(agenda: list[Slot]) -> None:
    best = suggested(agenda).order
    assert suggested(best).order == best


def slot(key: str, without: str = "", before_the_decision: str = "", lot: str = "public") -> Slot:
    return Slot(key, frozenset(without), frozenset(without + before_the_decision), lot)


def test_those_who_leave_for_two_items_leave_once_when_the_items_stand_together() -> None:
    found = suggested([slot("1", lot="1"), slot("2", "a"), slot("3"), slot("4", "a"), slot("5", lot="5")])
    assert [one.key for one in found.order] == ["1", "2", "4", "3", "5"]
    assert (found.moves_given, found.moves, found.saves) == (4, 2, 2)


def test_whoever_leaves_before_a_decision_can_stay_out_for_the_next_item() -> None:
    found = suggested([slot("1", "a"), slot("2", before_the_decision="a")])
    assert [one.key for one in found.order] == ["2", "1"]
    assert (found.moves_given, found.moves) == (3, 1)


def test_who_is_out_of_the_last_item_need_not_come_back() -> None:
    assert moves([slot("1"), slot("2", "ab")]) == 2


def test_an_empty_agenda_has_one_order() -> None:
    assert suggested([]).order == ()


def test_twelve_free_items_are_weighed_exactly_and_thirty_are_looked_through_in_time() -> None:
    twelve = [slot(str(n), "abcd"[n % 4]) for n in range(MOST_EXACTLY)]
    assert suggested(twelve).moves == 7
    thirty = [slot(str(n), "abcde"[n % 5]) for n in range(30)]
    assert suggested(thirty).moves == 9
