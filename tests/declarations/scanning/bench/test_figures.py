"""The figure is printed only when the search finds what a plain one does."""

import pytest

from declarations.country.bench.figures import NotEqual
from declarations.scanning.bench import figures, plain
from declarations.scanning.bench.invented import invented


def test_the_figure_says_what_was_searched_and_found() -> None:
    (figure,) = figures.figures(rounds=1, scale=0.02)
    assert figure.what.startswith("15 pages searched for 160 organisations")
    assert "mentions" in figure.figure
    assert figure.holds


def test_a_search_that_finds_other_names_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "met_in", lambda names, pages: [])
    with pytest.raises(NotEqual):
        [*figures.figures(rounds=1, scale=0.02)]


def test_what_is_invented_follows_from_the_seed() -> None:
    one, other = (invented(organisations=20, papers=2, pages=3) for _ in range(2))
    assert one == other
    assert [len(paper) for paper in one.papers] == [2, 1]
