"""Bars that share out a whole: as wide as the picture, each part as wide as its share, nothing for what is none."""

from hypothesis import given
from hypothesis import strategies as st

from coi_register.nhsuk.bars import WIDTH, Part, drawn

counts = st.lists(st.integers(0, 500), min_size=1, max_size=6)


@given(counts)
def test_the_parts_fill_the_bar_in_their_shares(counts: list[int]) -> None:
    (bar,) = drawn([("", [Part(count, "good", "Some") for count in counts])]).bars
    assert [segment.part.count for segment in bar.segments] == [count for count in counts if count]
    assert round(sum(segment.width for segment in bar.segments)) in ({WIDTH} if any(counts) else {0})
    for before, after in zip(bar.segments, bar.segments[1:], strict=False):
        assert abs(before.x + before.width - after.x) <= 0.2


def test_a_figure_stands_where_there_is_room_for_it() -> None:
    (bar,) = drawn([("", [Part(1, "late", "One"), Part(99, "good", "The rest")])]).bars
    assert [segment.shows_figure for segment in bar.segments] == [False, True]


def test_bars_stand_one_under_the_other_with_room_for_a_label() -> None:
    part = [Part(1, "good", "One")]
    with_labels, without = drawn([("Lay", part), ("GP", part)]), drawn([("", part), ("", part)])
    assert with_labels.bars[0].y < with_labels.bars[0].segments[0].y < with_labels.bars[1].y
    assert with_labels.height > without.height
    assert drawn([]).height == 0
