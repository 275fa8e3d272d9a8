"""One offer in words: the columns of the register, how it stands, and what is wrong where it was accepted against the rules."""

from collections.abc import Iterable

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, day
from committees.people.models import Person
from declarations.gifts.gather import Judged
from declarations.gifts.models import NilPeriod, Offer
from declarations.gifts.vocabulary import Approval, Taken
from declarations.guidance.accepting import pounds

Link = tuple[str, str]  # words, address
Row = tuple[str, str]


def rows_of(offer: Offer) -> Iterable[Row]:
    """The columns of the register in their order (R3.6)."""
    yield "Offered to", f"{offer.person}, {offer.person.position}" if offer.person.position else str(offer.person)
    yield "Date of the offer", day(offer.offered_on)
    yield "Declined or accepted", offer.get_taken_display()
    yield "Date of receipt", day(offer.received_on, without="Not received")
    yield "Details", offer.details
    yield "Estimated value", worth_of(offer)
    yield "Offered by", f"{capital(offer.source)} ({offer.get_donor_kind_display().lower()})"
    if offer.earlier:
        yield "Earlier from the same source", pounds(offer.earlier)
    yield "Reason for accepting or declining", offer.reason or "Not answered yet"
    yield "Declared", day(offer.declared_on)
    if offer.approval:
        said = f"{offer.get_approval_display()} by {offer.approved_by} on {day(offer.approved_on)}"
        yield "Somebody senior", f"{said}: {offer.approval_says}"


def worth_of(offer: Offer) -> str:
    """£40, or that nobody estimated it."""
    return pounds(offer.value) if offer.value is not None else "Not estimated"


def state_of(judged: Judged) -> tuple[str, str, str]:
    """The word, its colour, and what else there is to say."""
    offer = judged.offer
    undeclared = "Need not be declared" if offer.to_declare is False else ""
    match Taken(offer.taken):
        case Taken.OFFERED if offer.approval == Approval.GRANTED:
            return "Approved, to be answered", "blue", undeclared
        case Taken.OFFERED if offer.approval == Approval.REFUSED:
            return "Not approved: decline it", "red", undeclared
        case Taken.OFFERED:
            return ("Waits for approval" if judged.needs_approval else "Not answered yet"), "yellow", undeclared
        case Taken.DECLINED:
            return "Declined", "grey", undeclared
        case _ if judged.is_against:
            return "Accepted against the rules", "red", undeclared
        case Taken.FOR_THE_CCG:
            return "Accepted for the CCG", "green", undeclared
        case Taken.ACCEPTED:
            return "Accepted", "green", undeclared


def against_in_words(judged: Judged) -> str:
    """What is wrong where it was accepted against the rules; empty where nothing is."""
    if not judged.is_against:
        return ""
    return "It was accepted, and the rules in force on that day say otherwise. The Conflicts of Interest Guardian assesses that."


def nil_in_words(nil: NilPeriod, offers: Iterable[Judged] = ()) -> str:
    """No offers from 1 October to 31 December 2017, confirmed by whom and when; and where that is no longer so, that."""
    says = f"No offers from {day(nil.since)} until {day(nil.until)}, confirmed by {nil.by_name} on {day(nil.on)}."
    since = [one for one in offers if one.offer.to_declare is not False and nil.since <= one.offer.offered_on < nil.until]
    return f"{says} Since then {counted(len(since), 'offer')} of that time came to light." if since else says


def back_to_list(actor: Actor, person: Person) -> Link:
    """To one's own list, or that of the person."""
    own = actor.person == person.pk
    return (
        "My gifts and hospitality" if own else f"Gifts and hospitality offered to {person}",
        reverse("gifts_to", args=[person.pk]),
    )


def capital(words: str) -> str:
    """The words, begun as a sentence is."""
    return words[:1].upper() + words[1:]
