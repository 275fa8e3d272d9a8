"""Cases are alike by type of interest, directness, way of meeting and column; a ruling keeps that in a few words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.meetings.vocabulary import ItemKind, Stage
from declarations.conflicts.comparing import KindOfCase, kind_from, kind_of_case
from declarations.guidance.facts import Interest
from declarations.guidance.findings import Because, Source
from declarations.guidance.situation import Column, TouchKind
from declarations.guidance.vocabulary import InterestCategory, Status, Step, Strength
from tests.declarations.table import item

KINDS = st.builds(
    KindOfCase,
    st.none() | st.sampled_from(InterestCategory),
    st.booleans(),
    st.sampled_from(TouchKind),
    st.sampled_from(Column),
)
INTEREST = Interest("shares", InterestCategory.FINANCIAL, direct=False)


def because(touch: TouchKind | None = TouchKind.LINKED) -> Because:
    source = Source("G2017", "a place", Strength.SHOULD, Status.READ)
    return Because("a-rule", source, Step.LEAVE, frozenset(), "shares", 1, "Harbourside Ltd", (), touch=touch)


@given(kind=KINDS)
def test_a_kind_is_read_back_from_the_words_a_ruling_keeps(kind: KindOfCase) -> None:
    assert kind_from(kind.key) == kind
    assert len(kind.key) <= 80


@given(one=KINDS, other=KINDS)
def test_two_kinds_keep_the_same_words_only_where_they_are_the_same(one: KindOfCase, other: KindOfCase) -> None:
    assert (one.key == other.key) is (one == other)


def test_a_ruling_on_no_flag_has_no_kind() -> None:
    assert kind_from("") is None
    assert kind_of_case(because(None), INTEREST, item()) is None


def test_a_case_is_of_the_kind_of_its_heaviest_reason_and_of_the_column_of_its_item() -> None:
    kind = kind_of_case(because(), INTEREST, item())
    assert kind == KindOfCase(InterestCategory.FINANCIAL, False, TouchKind.LINKED, Column.AWARD)
    early = kind_of_case(because(), INTEREST, item(kind=ItemKind.PROCUREMENT, stage=Stage.SPECIFICATION))
    assert early
    assert early.column is Column.DESIGN


@pytest.mark.parametrize(
    ("category", "says"),
    [
        (InterestCategory.FINANCIAL, "Direct financial interest, in a party named; award, payment or enforcement"),
        (
            InterestCategory.UNKNOWN,
            "Direct interest of a type not recorded, in a party named; award, payment or enforcement",
        ),
        (None, "In a party named; award, payment or enforcement"),
    ],
)
def test_a_kind_says_what_it_is(category: InterestCategory | None, says: str) -> None:
    assert KindOfCase(category, True, TouchKind.NAMED, Column.AWARD).says == says
