"""A merged cell says the same in each cell that it covers."""

from hypothesis import given
from hypothesis import strategies as st

from declarations.imports.merged import Block, block, filled


def test_a_reference_is_rows_and_columns_from_nought() -> None:
    assert block("B2:C4") == Block(1, 1, 3, 2)
    assert block("AA10") == Block(9, 26, 9, 26)
    assert block("nonsense") is None


def test_a_merged_name_stands_beside_each_interest() -> None:
    rows = [["Ada Example", "Owner"], ["", "Partner"], ["Basil Sample", "Trustee"]]
    assert [row[0] for row in filled(rows, [Block(0, 0, 1, 0)])] == ["Ada Example", "Ada Example", "Basil Sample"]


def test_what_stands_in_a_covered_cell_is_kept() -> None:
    assert filled([["a"], ["b"]], [Block(0, 0, 1, 0)]) == [["a"], ["b"]]


@given(
    st.lists(st.lists(st.sampled_from(["", "a", "b"]), min_size=3, max_size=3), min_size=1, max_size=5),
    st.tuples(*[st.integers(0, 8)] * 4),
)
def test_any_block_fills_only_empty_cells_and_changes_no_shape(rows: list[list[str]], at: tuple[int, ...]) -> None:
    top, left, down, along = at
    after = filled(rows, [Block(top, left, top + down, left + along)])
    assert [len(row) for row in after] == [len(row) for row in rows]
    assert all(
        before in ("", now) for row, new in zip(rows, after, strict=True) for before, now in zip(row, new, strict=True)
    )


def test_a_block_as_large_as_a_sheet_costs_nothing() -> None:
    assert filled([["a", ""]], [Block(0, 0, 1_048_575, 16_383)]) == [["a", ""]]
