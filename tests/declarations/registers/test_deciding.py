"""Who is on the published register on a day, and as what."""

from datetime import date
from uuid import uuid4

import pytest

from declarations.guidance.rulebook import load
from declarations.registers.deciding import capacities, committees, deciding
from declarations.registers.facts import Sat, Somebody, Span

ON = date(2018, 3, 1)
BEFORE_THE_RULE = date(2017, 6, 15)
OPEN = Span(date(2016, 1, 1), None)
OVER = Span(date(2016, 1, 1), date(2018, 2, 1))


def somebody(*, seats: tuple[Sat, ...] = (), marks: tuple[Span, ...] = (), of_a_practice: bool = False) -> Somebody:
    return Somebody(uuid4(), "Ada Example", "", of_a_practice, seats, marks)


def sat(span: Span, *, board: bool = False) -> Sat:
    return Sat("Governing Body" if board else "Audit Committee", board, span)


@pytest.mark.parametrize("who", [somebody(seats=(sat(OPEN),)), somebody(marks=(OPEN,))], ids=["seated", "marked"])
def test_a_member_of_a_committee_and_marked_staff_decide(who: Somebody) -> None:
    assert deciding(who, on=ON, book=load().in_force(ON)) == OPEN


def test_staff_without_a_mark_are_not_published_from_the_day_of_the_rule_on() -> None:
    assert deciding(somebody(), on=ON, book=load().in_force(ON)) is None
    first = date(2017, 6, 16)
    assert deciding(somebody(), on=first, book=load().in_force(first)) is None
    assert deciding(somebody(), on=BEFORE_THE_RULE, book=load().in_force(BEFORE_THE_RULE)) == Span(None, None)


def test_the_latest_of_several_ends_counts_and_one_still_to_begin_does_not() -> None:
    book = load().in_force(ON)
    assert deciding(somebody(seats=(sat(OVER), sat(OPEN))), on=ON, book=book) == OPEN
    assert deciding(somebody(seats=(sat(OVER),)), on=ON, book=book) == OVER
    assert deciding(somebody(marks=(Span(date(2018, 4, 1), None),)), on=ON, book=book) is None


def test_the_classes_of_the_act_are_told_as_they_are_held_on_the_day() -> None:
    both = somebody(seats=(sat(OPEN, board=True), sat(OVER)), of_a_practice=True)
    assert capacities(both, on=ON) == "Governing body, Member practice"
    assert capacities(both, on=date(2018, 1, 1)) == "Governing body, Committee or sub-committee, Member practice"
    assert capacities(somebody(), on=ON) == "Employee"
    assert committees(both, on=date(2018, 1, 1)) == "Audit Committee, Governing Body"
