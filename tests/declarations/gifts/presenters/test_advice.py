"""What the rules say of an offer, in words for whoever was offered it and for others."""

from decimal import Decimal

import pytest

from declarations.gifts.presenters.advice import NEXT, TONES, advice_shown, answer_in_words
from declarations.gifts.selectors import judge
from declarations.guidance.offers import ANSWER_LABELS, Answer
from tests.factories import OfferFactory


def test_every_answer_has_its_words_its_tone_and_what_to_do_next() -> None:
    assert set(TONES) == set(NEXT) == set(ANSWER_LABELS) == set(Answer)


def test_others_are_not_told_that_they_may_accept() -> None:
    assert answer_in_words(Answer.ACCEPT) == "You may accept"
    assert answer_in_words(Answer.ACCEPT, to_them=False) == "It may be accepted"


@pytest.mark.django_db
def test_without_a_value_the_advice_asks_for_one_and_adds_nothing_up() -> None:
    said = advice_shown(judge(OfferFactory(kind="gift", donor_kind="organisation", value=None, earlier=Decimal("30"))))
    assert (said.answer, said.tone, said.sum) == ("Cannot tell", "unknown", "")
    assert "Estimate its value" in said.next


@pytest.mark.django_db
def test_a_rule_is_told_with_its_source_and_how_sure_we_are() -> None:
    [rule] = advice_shown(judge(OfferFactory(value=Decimal("75.01")))).rules
    assert rule.source == "G2017, NHS England's summary of the 2017 changes"
    assert rule.certainty == "Must, by statutory guidance. Read in the text itself"
