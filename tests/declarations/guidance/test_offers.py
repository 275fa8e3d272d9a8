"""What a rule about offers may ask for, and what it refuses to be."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from declarations.guidance.offers import Answer, DonorKind, Offer, OfferKind, Terms, terms_of

GIFT = Offer(date(2018, 3, 1), OfferKind.GIFT, DonorKind.PATIENT, Decimal("20"))


@pytest.mark.parametrize(
    ("requires", "sentence"),
    [
        ({"answer": "accept", "colour": "red"}, "^a rule about offers has no key `colour`.$"),
        ({"kinds": ["gift"]}, "^a rule about offers gives an `answer`, or says whether to `declare`.$"),
        ({"answer": "perhaps"}, "perhaps"),
        ({"answer": "accept", "kinds": ["horse"]}, "horse"),
        ({"answer": "accept", "over": 6.0}, '^an amount is written like "50.00", and this is 6.0.$'),
        ({"answer": "accept", "over": "six"}, "written like"),
    ],
)
def test_a_rule_that_is_not_whole_is_refused_with_a_sentence(requires: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        terms_of(requires)


def test_the_terms_are_what_the_text_of_the_rule_says() -> None:
    written = {"kinds": ["meal"], "from": ["supplier"], "over": "25.00", "after": "accept", "declare": False}
    assert terms_of(written) == Terms(
        kinds=frozenset({OfferKind.MEAL}),
        donors=frozenset({DonorKind.SUPPLIER}),
        amounts={"over": Decimal("25.00")},
        said={},
        adds_up=False,
        several=False,
        after=Answer.ACCEPT,
        answer=None,
        declare=False,
    )


def test_a_rule_that_names_no_kind_and_no_donor_is_about_every_offer() -> None:
    assert all(
        terms_of({"answer": "decline"}).hold(Offer(date(2018, 3, 1), kind, donor))
        for kind in OfferKind
        for donor in DonorKind
    )


@pytest.mark.parametrize(
    ("word", "below", "on", "above"),
    [
        ("over", False, False, True),
        ("at_least", False, True, True),
        ("exactly", False, True, False),
        ("up_to", True, True, False),
        ("under", True, False, False),
    ],
)
def test_an_amount_is_compared_to_the_penny(word: str, below: bool, on: bool, above: bool) -> None:
    terms = terms_of({"answer": "accept", word: "20.00"})
    found = [terms.hold(Offer(GIFT.on, GIFT.kind, GIFT.donor, Decimal(amount))) for amount in ("19.99", "20.00", "20.01")]
    assert found == [below, on, above]


def test_a_rule_about_amounts_cannot_tell_of_an_offer_without_one() -> None:
    unvalued = Offer(GIFT.on, GIFT.kind, GIFT.donor)
    assert terms_of({"answer": "accept", "under": "50.00"}).hold(unvalued) is None
    assert terms_of({"answer": "accept", "kinds": ["meal"], "under": "50.00"}).hold(unvalued) is False
    assert terms_of({"answer": "accept"}).hold(unvalued) is True


def test_amounts_that_add_up_count_what_came_before() -> None:
    terms = terms_of({"answer": "decline", "adds_up": True, "several": True, "over": "50.00"})
    assert terms.hold(Offer(GIFT.on, GIFT.kind, GIFT.donor, Decimal("20"), earlier=Decimal("31"))) is True
    assert terms.hold(Offer(GIFT.on, GIFT.kind, GIFT.donor, Decimal("20"), earlier=Decimal("30"))) is False
    assert terms.hold(Offer(GIFT.on, GIFT.kind, GIFT.donor, Decimal("60"))) is False
