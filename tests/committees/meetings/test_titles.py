"""What titles of agenda items seem to name; the titles of real agendas as published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.meetings.titles import Named, named_in


@pytest.mark.parametrize(
    ("title", "named"),
    [
        (
            "Practice merger application - Heaton Moor and another surgery",
            [Named("Heaton Moor"), Named("another surgery", is_hidden=True)],
        ),
        ("Boundary change application - a health centre", [Named("a health centre", is_hidden=True)]),
        ("Primary care quality update including Bredbury health centre", [Named("Bredbury health centre")]),
        ("Leen View boundary reduction", [Named("Leen View")]),
        ("Strelley health centre (verbal)", [Named("Strelley health centre")]),
        ("Finance report month two", []),
        ("Draft primary care five year strategy", []),
        ("Award of the minor surgery contract to Harbourside Ltd", [Named("Harbourside Ltd")]),
        ("Riverside Surgery: rent review", [Named("Riverside Surgery")]),
        ("Merger of Riverside and Riverside", [Named("Riverside")]),
        ("", []),
    ],
)
def test_a_title_names_organisations_or_hides_them(title: str, named: list[Named]) -> None:
    assert named_in(title) == named


@given(st.text())
def test_every_stretch_stands_in_the_title(title: str) -> None:
    for named in named_in(title):
        assert named.words in " ".join(title.split())
