"""The rule book opened at a date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarations.guidance.rulebook import load
from declarations.guidance.vocabulary import Status
from declarations.rulebook.selectors import opened_at, unchanged_round

ON = date(2018, 3, 1)
DAYS = st.dates(date(2012, 1, 1), date(2026, 12, 31))


@given(DAYS)
def test_opened_at_a_date_it_holds_the_rules_in_force_and_no_other(on: date) -> None:
    opened = opened_at(on)
    assert opened.rules == load().in_force(on).rules
    assert opened.is_whole


def test_only_the_rules_of_an_instrument_are_shown_when_it_is_asked_for() -> None:
    opened = opened_at(ON, instrument="ACT")
    assert {rule.source.instrument for rule in opened.rules} == {"ACT"}
    assert "declare-within" in [rule.id for rule in opened.rules]
    assert not opened.is_whole


@pytest.mark.parametrize("status", Status)
def test_only_the_rules_of_a_status_are_shown_when_it_is_asked_for(status: Status) -> None:
    opened = opened_at(ON, status=status)
    assert opened.rules
    assert {rule.source.status for rule in opened.rules} == {status}


def test_an_instrument_not_in_force_gives_no_rule() -> None:
    assert opened_at(ON, instrument="G2014").rules == ()


@given(DAYS)
def test_the_digest_is_the_same_on_every_day_of_the_stretch_and_another_on_the_day_after(on: date) -> None:
    stretch = unchanged_round(load(), on)
    digest = load().in_force(on).digest
    if stretch is None:
        assert load().in_force(on).rules == ()
        return
    assert stretch.holds(on)
    assert load().in_force(stretch.since).digest == digest
    if stretch.until is not None:
        assert load().in_force(stretch.until).digest != digest


def test_before_the_first_instrument_there_is_no_stretch() -> None:
    assert unchanged_round(load(), date(2000, 1, 1)) is None
