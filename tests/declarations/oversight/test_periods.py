"""Which year is looked at: rolling twelve months, or a financial year of the NHS."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarations.oversight.periods import choices, financial_year, last_twelve_months, period_of, year_of


def test_the_last_twelve_months_end_today() -> None:
    period = last_twelve_months(date(2018, 3, 1))
    assert (period.since, period.until) == (date(2017, 3, 2), date(2018, 3, 2))
    assert period.says == "from 2 March 2017 to 1 March 2018"


@pytest.mark.parametrize(("day", "year"), [(date(2018, 3, 31), 2017), (date(2018, 4, 1), 2018)])
def test_a_financial_year_begins_in_april(day: date, year: int) -> None:
    assert year_of(day) == year
    assert financial_year(year).since <= day < financial_year(year).until


def test_the_years_offered_are_named_by_both_their_years_this_one_first() -> None:
    assert choices(date(2018, 3, 1))[:3] == [("rolling", "The last twelve months"), ("2017", "2017/18"), ("2016", "2016/17")]
    assert ("1999", "1999/00") in choices(date(2000, 3, 1))


@given(day=st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_every_choice_means_a_period_of_a_year(day: date) -> None:
    for key, _ in [*choices(day), (None, "")]:
        period = period_of(key, day)
        assert 365 <= (period.until - period.since).days <= 366
    assert last_twelve_months(day).since <= day < last_twelve_months(day).until
