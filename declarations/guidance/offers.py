"""Gifts, hospitality, travel and sponsorship as facts, and what a rule of the guidance says about an offer (R3.1 to R3.5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any


class OfferKind(StrEnum):
    GIFT = "gift"
    CASH = "cash"
    MEAL = "meal"
    TRAVEL = "travel"
    SPONSORED_EVENT = "sponsored_event"
    SPONSORED_RESEARCH = "sponsored_research"
    SPONSORED_POST = "sponsored_post"
    DONATION = "donation"


class DonorKind(StrEnum):
    """Who offers; a patient or their family is never named."""

    SUPPLIER = "supplier"
    ORGANISATION = "organisation"
    PATIENT = "patient"
    PERSON = "person"


class Answer(StrEnum):
    """What may be done with an offer, the freest first."""

    ACCEPT = "accept"
    ACCEPT_FOR_THE_CCG = "accept for the CCG"
    ASK_A_SENIOR = "ask a senior"
    DECLINE = "decline"
    CANNOT_TELL = "cannot tell"


STRICTNESS = {answer: how for how, answer in enumerate(Answer)}
KIND_LABELS = {
    OfferKind.GIFT: "Gift",
    OfferKind.CASH: "Cash or a voucher",
    OfferKind.MEAL: "Meal or refreshments",
    OfferKind.TRAVEL: "Travel or accommodation",
    OfferKind.SPONSORED_EVENT: "Sponsored event",
    OfferKind.SPONSORED_RESEARCH: "Sponsored research",
    OfferKind.SPONSORED_POST: "Sponsored post",
    OfferKind.DONATION: "Donation",
}
DONOR_LABELS = {
    DonorKind.SUPPLIER: "A supplier or contractor, or one who may become one",
    DonorKind.ORGANISATION: "Another organisation",
    DonorKind.PATIENT: "A patient or their family",
    DonorKind.PERSON: "Somebody else",
}
ANSWER_LABELS = {
    Answer.ACCEPT: "You may accept",
    Answer.ACCEPT_FOR_THE_CCG: "Accept only on behalf of the CCG",
    Answer.ASK_A_SENIOR: "Decline, unless somebody senior approves",
    Answer.DECLINE: "Decline",
    Answer.CANNOT_TELL: "Cannot tell",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One offer on its day; `value` and `earlier` in pounds.

    `earlier`: what else was accepted from the same source within the time over which gifts add up; `beyond_modest` None: not said.
    """

    on: date
    kind: OfferKind
    donor: DonorKind
    value: Decimal | None = None
    earlier: Decimal = Decimal(0)
    beyond_modest: bool | None = None
    affects_judgement: bool = False
    asked_for: bool = False

    @property
    def together(self) -> Decimal | None:
        return None if self.value is None else self.value + self.earlier


AMOUNTS = ("over", "at_least", "exactly", "up_to", "under")
SAID = ("beyond_modest", "affects_judgement", "asked_for")
KEYS = {"kinds", "from", "adds_up", "several", "after", "answer", "declare", *AMOUNTS, *SAID}


@dataclass(frozen=True, slots=True)
class Terms:
    """What a rule asks of an offer, and what it says then; `declare` None: it does not say.

    `adds_up`: its amounts are of all gifts from one source together; `after`: it holds once the answer is this one.
    """

    kinds: frozenset[OfferKind]
    donors: frozenset[DonorKind]
    amounts: Mapping[str, Decimal]
    said: Mapping[str, bool]
    adds_up: bool
    several: bool
    after: Answer | None
    answer: Answer | None
    declare: bool | None

    def hold(self, offer: Offer) -> bool | None:
        """Whether the rule is about this offer; None: that hangs on a fact which nobody has told."""
        if offer.kind not in self.kinds or offer.donor not in self.donors or (self.several and not offer.earlier):
            return False
        facts = [getattr(offer, name) for name in self.said]
        if any(fact is not None and fact is not wanted for fact, wanted in zip(facts, self.said.values(), strict=True)):
            return False
        within = self._is_within(offer.together if self.adds_up else offer.value)
        return within if within is False or None not in facts else None

    def _is_within(self, amount: Decimal | None) -> bool | None:
        if not self.amounts:
            return True
        return None if amount is None else all(WITHIN[name](amount, limit) for name, limit in self.amounts.items())


WITHIN = {
    "over": Decimal.__gt__,
    "at_least": Decimal.__ge__,
    "exactly": Decimal.__eq__,
    "up_to": Decimal.__le__,
    "under": Decimal.__lt__,
}


def terms_of(requires: Mapping[str, Any]) -> Terms:
    """The terms of a rule as its text writes them. Raises ValueError with a sentence for what is not one of its words."""
    if unknown := set(requires) - KEYS:
        raise ValueError(f"a rule about offers has no key `{min(unknown)}`.")
    if not {"answer", "declare"} & set(requires):
        raise ValueError("a rule about offers gives an `answer`, or says whether to `declare`.")
    return Terms(
        kinds=frozenset(map(OfferKind, requires.get("kinds", OfferKind))),
        donors=frozenset(map(DonorKind, requires.get("from", DonorKind))),
        amounts={name: _pounds(requires[name]) for name in AMOUNTS if name in requires},
        said={name: bool(requires[name]) for name in SAID if name in requires},
        adds_up=bool(requires.get("adds_up")),
        several=bool(requires.get("several")),
        after=Answer(requires["after"]) if "after" in requires else None,
        answer=Answer(requires["answer"]) if "answer" in requires else None,
        declare=requires.get("declare"),
    )


def _pounds(written: object) -> Decimal:
    """An amount is written as words, "50.00": a number of YAML would not be the same number."""
    try:
        if isinstance(written, str):
            return Decimal(written)
    except InvalidOperation:
        pass
    raise ValueError(f'an amount is written like "50.00", and this is {written!r}.')
