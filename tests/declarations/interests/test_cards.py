"""One interest as a summary card."""

from datetime import date

import pytest

from coi_register.accounts.actors import NOBODY
from declarations.interests.cards import card
from tests.factories import InterestFactory

pytestmark = pytest.mark.django_db


def test_an_indirect_interest_says_whose_it_is_by_relationship() -> None:
    shown = card(InterestFactory(direct=False, relationship="close_relative", organisation__name="Harbourside Ltd"), NOBODY)
    assert shown.heading == "Close relative: Director, Harbourside Ltd"
    assert ("Direct or indirect", "Indirect: close relative") in shown.rows


def test_an_interest_in_words_is_headed_by_its_first_words() -> None:
    shown = card(InterestFactory(organisation=None, role=None, text="I sing " * 20), NOBODY)
    assert shown.heading.startswith("I sing I sing")
    assert len(shown.heading) < 70


@pytest.mark.parametrize(
    ("aware", "declared", "key"),
    [(date(2018, 1, 1), date(2018, 2, 10), "Late"), (date(2018, 2, 1), date(2018, 2, 10), "Perhaps late")],
)
def test_the_two_clocks_are_told_apart(aware: date, declared: date, key: str) -> None:
    interest = InterestFactory(since=date(2017, 1, 1), aware_on=aware, declared_on=declared)
    assert key in dict(card(interest, NOBODY).rows)


def test_an_interest_in_time_says_nothing_of_lateness() -> None:
    assert not {"Late", "Perhaps late"} & dict(card(InterestFactory(), NOBODY).rows).keys()


def test_a_missing_mitigation_is_said() -> None:
    assert dict(card(InterestFactory(), NOBODY).rows)["Action taken to mitigate risk"] == "None agreed yet"


def test_the_public_is_offered_nothing_but_the_history() -> None:
    assert [text for text, _ in card(InterestFactory(), NOBODY).actions] == ["History"]
