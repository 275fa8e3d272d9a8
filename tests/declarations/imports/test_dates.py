"""A date of an old register: its words are kept, and no day is made that nobody wrote."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from declarations.imports import dates

CASES = Path(__file__).parent / "cases"
DAYS = st.dates(date(1970, 1, 1), date(2068, 12, 31))


def cases(name: str) -> Any:
    return yaml.safe_load((CASES / name).read_text())


@pytest.mark.parametrize("case", cases("dates.yaml"), ids=lambda case: case["cell"])
def test_a_cell_is_read(case: dict[str, Any]) -> None:
    said = dates.read(str(case["cell"]))
    assert said.day == case.get("day")
    assert said.after == case.get("after")
    assert said.goes_on is case.get("goes_on", False)
    assert said.bare is case.get("bare", False)
    known = case.get("known", "day" if "day" in case else None)
    assert said.precision == known
    kept = case.get("words", case["cell"] if known in ("month", "year") else None)
    assert said.kept == (kept and str(kept))


@pytest.mark.parametrize("case", cases("spans.yaml"), ids=lambda case: case["cell"])
def test_a_cell_with_both_dates_is_read(case: dict[str, Any]) -> None:
    since, until = dates.read_span(case["cell"])
    assert (since.words, until.words) == (case["since"], case["until"])


@given(DAYS, st.sampled_from(["%d.%m.%y", "%d/%m/%Y", "%d-%m-%Y", "%Y%m%d", "%Y-%m-%d", "%d %B %Y", "%d %b %y"]))
def test_a_day_that_is_written_out_is_that_day(day: date, form: str) -> None:
    assert dates.read(day.strftime(form)).day == day


@given(DAYS, st.sampled_from(["%B %Y", "%b %Y", "%b-%y", "%m/%Y", "%Y"]))
def test_a_month_or_a_year_is_never_a_day_and_lies_before_the_day_after_it(day: date, form: str) -> None:
    said = dates.read(day.strftime(form))
    assert said.day is None
    assert said.after is not None
    assert said.after > day
    assert said.kept == day.strftime(form)


@given(st.text(max_size=40))
def test_whatever_a_cell_holds_its_words_are_kept_or_it_says_nothing(text: str) -> None:
    said = dates.read(text)
    assert said.words in (" ".join(text.split()), "")
    assert not (said.day and said.kept)
    since, until = dates.read_span(text)
    assert not (since.day and since.kept)
    assert not (until.day and until.kept)
