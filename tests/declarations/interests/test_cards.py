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


def test_an_interest_older_than_an_appointment_is_not_late_for_being_older() -> None:
    interest = InterestFactory(since=date(2010, 1, 1), declared_on=date(2018, 1, 20))
    interest.appointed = date(2018, 1, 1)
    assert not {"Late", "Perhaps late"} & dict(card(interest, NOBODY).rows).keys()


def test_where_no_seat_says_when_somebody_was_appointed_the_card_says_what_that_leaves_open() -> None:
    rows = dict(card(InterestFactory(since=date(2010, 1, 1), declared_on=date(2018, 1, 20)), NOBODY).rows)
    assert rows["Perhaps late"].endswith("no seat of theirs says when that was.")


def test_what_stands_in_words_only_says_that_nobody_has_matched_it() -> None:
    shown = dict(card(InterestFactory(organisation=None, text="A walking club"), NOBODY).rows)
    assert shown["Organisation"] == "Not matched yet to an organisation of the register"


def test_what_was_read_from_paper_says_so_until_it_is_attested() -> None:
    draft = InterestFactory(paper="Form of May.")
    assert dict(card(draft, NOBODY).rows)["Read from paper"] == "Form of May. Not yet attested."
    draft.attested_on = date(2018, 3, 1)
    assert "Read from paper" not in dict(card(draft, NOBODY).rows)


def test_who_asks_that_it_is_withheld_is_said_with_the_reason() -> None:
    shown = dict(card(InterestFactory(publish=False, not_published_because="A threat"), NOBODY).rows)
    assert shown["Publishing"] == "The declarer asks that it is withheld: A threat"


def test_a_missing_mitigation_is_said() -> None:
    assert dict(card(InterestFactory(), NOBODY).rows)["Action taken to mitigate risk"] == "None agreed yet"


def test_the_public_is_offered_nothing_but_the_history() -> None:
    assert [text for text, _ in card(InterestFactory(), NOBODY).actions] == ["History"]
