"""The page of one offer: what it is, what the rules of its day say of it, and what the reader may do."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import may
from declarations.gifts import permissions
from declarations.gifts.gather import Judged
from declarations.gifts.models import Offer
from declarations.gifts.presenters.advice import AdviceShown, advice_shown
from declarations.gifts.presenters.telling import Link, Row, against_in_words, back_to_list, capital, rows_of, state_of
from declarations.gifts.vocabulary import Taken


@dataclass(frozen=True, slots=True)
class OfferPage:
    """One offer: what it is, what the rules say of it, and what the reader may do."""

    title: str
    caption: str
    state: str
    colour: str
    rows: tuple[Row, ...]
    advice: AdviceShown
    against: str
    actions: tuple[Link, ...]
    history: str
    back: Link


def offer_page(actor: Actor, judged: Judged) -> OfferPage:
    """One offer, as this actor may see and use it."""
    offer = judged.offer
    state, colour, _ = state_of(judged)
    own = offer.person_id == actor.person
    return OfferPage(
        title=capital(str(offer)),
        caption=f"Offered to {offer.person}",
        state=state,
        colour=colour,
        rows=tuple(rows_of(offer)),
        advice=advice_shown(judged, to_them=own),
        against=against_in_words(judged),
        actions=tuple(_actions(actor, judged)),
        history=reverse("offer_history", args=[offer.pk]),
        back=back_to_list(actor, offer.person),
    )


def back_to_offer(offer: Offer) -> Link:
    return ("Back to the offer", reverse("offer", args=[offer.pk]))


def _actions(actor: Actor, judged: Judged) -> Iterable[Link]:
    offer, key = judged.offer, [judged.offer.pk]
    unanswered = offer.taken == Taken.OFFERED
    if unanswered and not offer.approval and permissions.may_approve(actor, offer):
        yield "Say whether it may be accepted", reverse("decide_offer", args=key)
    if unanswered and permissions.may_record(actor, offer.person):
        yield "Say what became of it", reverse("answer_offer", args=key)
    if permissions.may_declare_own(actor, offer.person):
        yield "Correct it", reverse("amend_offer", args=key)
    if judged.is_against and may(actor, "draft_breach", permissions.at_home(offer.person)):
        yield "Hand it over as a breach", reverse("breach_from_gift", args=key)
