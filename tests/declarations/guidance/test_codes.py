"""A situation as a number, and back."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarations.guidance import codes
from declarations.guidance.codes import (
    DOUBT,
    INTEREST,
    ITEM,
    ITEM_MASK,
    NIL_RETURN,
    PRESIDES,
    TIE,
    Digits,
    one_after_another,
)
from declarations.guidance.situation import Situation

WORDS = {digits.field: st.sampled_from(list(digits.number_of)) for digits in (*ITEM, *INTEREST)}
SITUATIONS = st.builds(Situation, **WORDS, ties=st.frozensets(st.sampled_from(list(TIE))))


def test_fields_take_up_as_many_digits_as_their_words_need_one_after_another() -> None:
    size, lid = one_after_another({"size": ("small", "middling", "large"), "lid": (False, True)}, at=1)
    assert size == Digits(
        "size",
        {"small": 0b000, "middling": 0b010, "large": 0b100},
        {0b000: "small", 0b010: "middling", 0b100: "large"},
        0b110,
    )
    assert lid == Digits("lid", {False: 0b0000, True: 0b1000}, {0b0000: False, 0b1000: True}, 0b1000)


@given(SITUATIONS)
def test_a_code_stands_for_its_situation_and_no_other(situation: Situation) -> None:
    assert codes.situation_of(codes.of_situation(situation)) == situation


def test_the_two_halves_are_all_of_a_situation() -> None:
    named = [digits.field for digits in (*ITEM, *INTEREST)] + ["ties"]
    assert sorted(named) == sorted(field.name for field in fields(Situation))


@given(SITUATIONS)
def test_the_halves_of_a_code_add_up(situation: Situation) -> None:
    item = codes.of_item(situation.item, situation.decision, situation.route, situation.stage, situation.part_played)
    interest = codes.of_interest(
        situation.category, situation.direct, situation.role, situation.mitigation, situation.declared_in
    )
    way = codes.of_way(situation.touch, situation.ties) + (codes.ENDED if situation.ended else 0)
    code = codes.of_situation(situation)
    assert item + interest + way == code
    assert code & ITEM_MASK == item


def test_words_may_be_given_as_a_database_keeps_them() -> None:
    assert codes.of_item("merger", True, None, None, None) > 0
    with pytest.raises(KeyError):
        codes.of_item("picnic", True, None, None, None)


@given(SITUATIONS)
def test_what_stands_beside_a_situation_is_no_part_of_it(situation: Situation) -> None:
    assert not codes.of_situation(situation) & (NIL_RETURN | DOUBT | PRESIDES)
    assert PRESIDES < 1 << 63  # the database keeps codes as whole numbers of eight bytes
