"""The figures as a table for a terminal, and as a page."""

from datetime import date

from declarations.country.bench.figures import Figure
from declarations.country.bench.machine import Machine
from declarations.country.bench.report import Made, as_page, as_text

MET = Figure("decisions", "≥ 20 ×", "30 ×", "1.0 s", holds=True)
MISSED = Figure("one meeting", "≤ 4 ×", "", holds=None, note="There is no compiler.")


def test_a_terminal_shows_each_figure_with_its_goal_and_whether_it_holds() -> None:
    text = as_text([MET, MISSED])
    assert "decisions\n  goal       ≥ 20 ×\n  figure     30 ×\n  beside it  1.0 s\n  holds      yes" in text
    assert "holds      not measured\n  There is no compiler." in text


def test_the_page_says_how_it_was_made_and_why_a_figure_is_missing() -> None:
    made = Made("manage.py bench --all", date(2018, 3, 1), scale=0.01, rounds=5, on=Machine(alone=0.5, together=0.75))
    page = as_page([MET, MISSED], made)
    assert "`manage.py bench --all` made this page on 1 March 2018" in page
    assert "2 CCGs of 209" in page
    assert "| decisions | ≥ 20 × | 30 × | 1.0 s | yes |" in page
    assert "One meeting: There is no compiler." in page
    assert "took this machine 500.0 ms, and 750.0 ms where two ran at once" in page
    assert "do the work of 1.3" in page
