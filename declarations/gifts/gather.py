"""Offers as facts with what the same source gave before, and what the rules of their day say of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from declarations.gifts.models import Offer
from declarations.gifts.vocabulary import Approval, Taken
from declarations.guidance import offers as facts
from declarations.guidance.accepting import ADD_UP, Advice, advise, is_against
from declarations.guidance.dates import months_after
from declarations.guidance.offers import Answer, DonorKind, OfferKind
from declarations.guidance.rulebook import RuleBook

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Judged:
    """One offer, what came from the same source before it, and what the rules say; `months`: how long gifts add up."""

    offer: Offer
    advice: Advice
    earlier: Decimal
    months: int | None

    @property
    def is_against(self) -> bool:
        """Whether it was accepted although the rules say otherwise."""
        taken = Taken(self.offer.taken)
        approved = self.offer.approval == Approval.GRANTED
        return taken.is_accepted and is_against(self.advice.answer, personally=taken is Taken.ACCEPTED, approved=approved)

    @property
    def needs_approval(self) -> bool:
        """Whether somebody senior could still allow it."""
        return self.advice.answer in (Answer.ASK_A_SENIOR, Answer.CANNOT_TELL)


def judged(offer: Offer, others: Iterable[Offer], book: RuleBook) -> Judged:
    """The offer under the rules in force on its day; `others` may hold any offers, and those from the same source are counted."""
    in_force = book.in_force(offer.offered_on)
    months = in_force.figure(ADD_UP)
    earlier = sum_of(with_it(offer, others, months))
    fact = fact_of(offer, max(earlier, offer.earlier or NOTHING) if months else NOTHING)
    return Judged(offer, advise(fact, in_force), fact.earlier, months)


def fact_of(offer: Offer, earlier: Decimal) -> facts.Offer:
    """The row as the guidance is told of it."""
    return facts.Offer(
        on=offer.offered_on,
        kind=OfferKind(offer.kind),
        donor=DonorKind(offer.donor_kind),
        value=offer.value,
        earlier=earlier,
        beyond_modest=offer.beyond_modest,
        affects_judgement=offer.affects_judgement,
        asked_for=offer.asked_for,
    )


def with_it(offer: Offer, others: Iterable[Offer], months: int | None) -> list[Offer]:
    """The gifts that this person accepted from the same source in the months up to the day of this one, itself left out."""
    if months is None or offer.kind != OfferKind.GIFT:
        return []
    return [
        other
        for other in others
        if other.pk != offer.pk and is_from_the_same(offer, other) and _is_within(other.offered_on, offer.offered_on, months)
    ]


def is_from_the_same(offer: Offer, other: Offer) -> bool:
    """Whether both are gifts to one person from one source; of two patients nobody can tell, for they are not named."""
    if other.person_id != offer.person_id or other.kind != OfferKind.GIFT or not Taken(other.taken).is_accepted:
        return False
    if offer.donor_id or other.donor_id:
        return offer.donor_id == other.donor_id
    return bool(offer.donor_text) and offer.donor_text.casefold() == other.donor_text.casefold()


def sum_of(offers: Sequence[Offer]) -> Decimal:
    return sum((offer.value or NOTHING for offer in offers), NOTHING)


def _is_within(earlier: date, on: date, months: int) -> bool:
    return months_after(on, -months) < earlier <= on
