"""Questions about breaches: which are open, about what, and what a draft can say of itself."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import roles_that_may
from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.breaches.models import Breach
from declarations.breaches.vocabulary import Control
from declarations.gifts.models import Offer
from declarations.gifts.selectors import judge, offer_for
from declarations.interests.cards import heading_of, late_in_words, lateness_of
from declarations.interests.models import Interest
from declarations.interests.selectors import interest_for


@dataclass(frozen=True, slots=True)
class Draft:
    """What a draft begins with: about whom, from which row, and what that row says of itself."""

    ccg: Organisation
    person: Person | None
    control: Control
    what_happened: str
    rule: str = ""
    arose_on: date | None = None
    interest: Interest | None = None
    offer: Offer | None = None


def breaches_for(actor: Actor) -> list[Breach]:
    """All that the actor may read, the open ones first."""
    found = Breach.objects.visible_to(actor).select_related("ccg", "person", "assessed_by")
    return sorted(found, key=lambda one: not one.is_open)


def breach_for(actor: Actor, pk: UUID) -> Breach:
    """The breach, when the actor may read it. Raises Http404 otherwise."""
    readable = Breach.objects.visible_to(actor).select_related(
        "ccg",
        "person",
        "interest__organisation",
        "interest__person",
        "offer__donor",
        "offer__person",
        "drafted_by",
        "assessed_by",
    )
    breach = readable.filter(pk=pk).first()
    if breach is None:
        raise Http404("There is no such breach.")
    return breach


def waiting_for(actor: Actor) -> list[Breach]:
    """The open ones that the actor, as the Guardian, assesses."""
    ccgs = actor.ccgs(roles_that_may("assess_breach", "c"))
    return [one for one in breaches_for(actor) if one.is_open and one.ccg_id in ccgs] if ccgs else []


def draft_from_interest(actor: Actor, pk: UUID) -> Draft:
    """What an interest that was declared late says of itself. Raises Http404."""
    interest = interest_for(actor, pk)
    late = lateness_of(interest)
    says = f"{heading_of(interest)}. {late_in_words(late) if late else ''}".strip()
    return Draft(
        ccg=interest.person.ccg,
        person=interest.person,
        control=Control.DECLARATIONS,
        what_happened=says,
        rule="declare-within" if late else "",
        arose_on=late.since if late else None,
        interest=interest,
    )


def draft_from_offer(actor: Actor, pk: UUID) -> Draft:
    """What an offer that was accepted against the rules says of itself. Raises Http404."""
    offer = offer_for(actor, pk)
    found = judge(offer)
    against = found.advice.rules if found.is_against else ()
    says = f"{offer}, {offer.get_taken_display().lower()}. {' '.join(rule.says.strip() for rule in against)}".strip()
    return Draft(
        ccg=offer.person.ccg,
        person=offer.person,
        control=Control.GIFTS,
        what_happened=says,
        rule=against[0].id if against else "",
        arose_on=offer.received_on or offer.offered_on,
        offer=offer,
    )


def open_about(draft: Draft, actor: Actor) -> Breach | None:
    """The open breach about the same row, if there is one and the actor may read it."""
    readable = Breach.objects.visible_to(actor).filter(finding=None)
    if draft.interest:
        return readable.filter(interest=draft.interest).first()
    return readable.filter(offer=draft.offer).first() if draft.offer else None


def ccgs_to_draft_for(actor: Actor) -> list[Organisation]:
    """The CCGs for which the actor may hand over a breach."""
    ccgs = actor.ccgs(roles_that_may("draft_breach", "c"))
    return [*Organisation.objects.filter(pk__in=ccgs).order_by("name")]


def people_to_name(actor: Actor) -> list[Person]:
    """Whom a breach may be about: people of those CCGs, by name."""
    people = Person.objects.visible_to(actor).filter(ccg__in=[one.pk for one in ccgs_to_draft_for(actor)])
    return [*people.order_by("name", "pk")]
