"""The clocks of a declaration."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from declarations.guidance import rulebook
from declarations.interests.clocks import Freshness, both, freshness, lateness

BOOK = rulebook.load()
AWARE = date(2018, 1, 1)


@pytest.mark.parametrize(
    ("last", "on", "state"),
    [
        (None, date(2018, 3, 1), Freshness.NONE_MADE),
        (date(2017, 7, 1), date(2018, 7, 1), Freshness.UP_TO_DATE),
        (date(2017, 7, 1), date(2018, 7, 2), Freshness.OUT_OF_DATE),
        (date(2016, 9, 1), date(2017, 3, 1), Freshness.UP_TO_DATE),
        (date(2016, 9, 1), date(2017, 3, 2), Freshness.OUT_OF_DATE),  # six months under the guidance of 2016
        (date(2012, 1, 1), date(2012, 1, 2), Freshness.CANNOT_TELL),
    ],
)
def test_a_last_word_holds_as_long_as_the_guidance_of_the_day_says(last: date | None, on: date, state: Freshness) -> None:
    assert freshness(last, on=on, book=BOOK) is state


def test_28_days_after_becoming_aware_is_in_time_and_29_is_late() -> None:
    in_time = lateness(began=None, aware=AWARE, declared=AWARE + timedelta(28), book=BOOK)
    late = lateness(began=None, aware=AWARE, declared=AWARE + timedelta(29), book=BOOK)
    assert in_time is None
    assert late is not None
    assert (late.days, late.allowed, late.place, late.in_law) == (29, 28, "section 14O(3)", True)


def test_a_declaration_in_time_for_the_act_but_not_for_the_form_is_only_a_warning() -> None:
    late = lateness(began=date(2017, 1, 1), aware=AWARE, declared=AWARE + timedelta(1), book=BOOK)
    assert late is not None
    assert (late.in_law, late.days) == (False, 366)


@pytest.mark.parametrize(("days", "is_late"), [(28, False), (29, True)])
def test_the_form_counts_from_the_appointment_where_that_is_later_than_the_beginning(days: int, is_late: bool) -> None:
    appointed = date(2018, 1, 1)
    late = lateness(began=date(2010, 1, 1), aware=None, declared=appointed + timedelta(days), appointed=appointed, book=BOOK)
    assert bool(late) is is_late
    assert late is None or (late.since, late.days, late.event) == (appointed, days, "they were appointed")


def test_an_interest_that_began_in_office_counts_from_its_beginning() -> None:
    late = lateness(began=AWARE, aware=None, declared=date(2018, 3, 1), appointed=date(2015, 1, 1), book=BOOK)
    assert late is not None
    assert late.since == AWARE


def test_the_act_counts_from_awareness_whenever_the_person_was_appointed() -> None:
    late = lateness(began=None, aware=AWARE, declared=date(2018, 3, 1), appointed=date(2018, 2, 20), book=BOOK)
    assert late is not None
    assert (late.in_law, late.since) == (True, AWARE)


def test_both_clocks_are_told_where_both_have_a_day_to_count_from() -> None:
    told = both(began=date(2017, 12, 1), aware=AWARE, declared=date(2018, 1, 20), book=BOOK)
    assert [(clock.in_law, clock.days, clock.is_late) for clock in told] == [(True, 19, False), (False, 50, True)]


def test_without_a_day_to_count_from_or_a_rule_in_force_nothing_is_late() -> None:
    assert lateness(began=None, aware=None, declared=AWARE, book=BOOK) is None
    assert lateness(began=AWARE, aware=AWARE, declared=None, book=BOOK) is None
    assert lateness(began=None, aware=date(2010, 1, 1), declared=date(2011, 1, 1), book=BOOK) is None


def test_the_place_in_the_law_follows_the_date_of_the_declaration() -> None:
    late = lateness(began=None, aware=date(2022, 7, 1), declared=date(2022, 9, 1), book=BOOK)
    assert late is not None
    assert late.place == "section 14Z30"


@given(days=st.integers(0, 4000))
def test_a_later_declaration_is_never_less_late(days: int) -> None:
    def how_late(after: int) -> int:
        late = lateness(began=None, aware=AWARE, declared=AWARE + timedelta(after), book=BOOK)
        return late.days if late else 0

    assert how_late(days) <= how_late(days + 1)


VECTORS = yaml.safe_load(Path(__file__).with_name("clocks.yaml").read_text())


@pytest.mark.parametrize("told", VECTORS, ids=[told["id"] for told in VECTORS])
def test_the_vectors_of_the_clocks(told: dict[str, Any]) -> None:
    running = both(
        began=told.get("arose"),
        aware=told.get("aware"),
        declared=told["declared"],
        appointed=told.get("appointed"),
        book=BOOK,
    )
    late = {("law" if clock.in_law else "form"): clock.is_late for clock in running}
    assert late == {word: told[word] for word in ("law", "form") if word in told}, told["why"]
