"""What a rule may ask about how the interest meets the item: by name, through links, by class, as a rival."""

from committees.meetings.vocabulary import PartPlayed
from committees.organisations.vocabulary import LinkKind, OrganisationKind
from declarations.guidance.conditions.asked import condition
from declarations.guidance.situation import Situation, TouchKind


@condition
def item_concerns_the_person(s: Situation) -> bool:
    """The item is about the person themself."""
    return s.touch is TouchKind.PERSON


@condition
def item_names_its_organisation(s: Situation) -> bool:
    """The item names the organisation, its successor, or one it is linked to."""
    return s.touch in (TouchKind.NAMED, TouchKind.LINKED)


@condition
def item_affects_its_class_or_topic(s: Situation) -> bool:
    """The item affects everyone in its class or field alike, and names none of them."""
    return s.touch in (TouchKind.CLASS, TouchKind.TOPIC)


@condition
def item_affects_its_class(s: Situation) -> bool:
    """The item affects every practice or business of a class or network."""
    return s.touch is TouchKind.CLASS


@condition
def item_touches_what_it_was_agreed_for(s: Situation) -> bool:
    """The item meets the interest as declared: its organisation or topic, or the class it was declared in."""
    if s.touch is TouchKind.CLASS:
        return s.declared_in is None
    return s.touch in (TouchKind.NAMED, TouchKind.LINKED, TouchKind.TOPIC)


@condition
def item_touches_its_competitor(s: Situation) -> bool:
    """The item names a rival of the organisation."""
    return s.touch is TouchKind.COMPETITOR


@condition
def organisation_is_reached_by_more_than_ownership(s: Situation) -> bool:
    """The organisation named is another body than the declared one, tied to it by membership, shares or contract."""
    return s.touch is TouchKind.LINKED and bool(s.ties - {LinkKind.OWNED_BY, LinkKind.SUCCEEDED_BY})


@condition
def organisation_is_a_professional_body(s: Situation) -> bool:
    """The interest lies in a college, union or defence body."""
    return s.declared_in is OrganisationKind.PROFESSIONAL_BODY


@condition
def organisation_stands_to_receive(s: Situation) -> bool:
    """The organisation named bids, applies, or holds what is decided."""
    return s.part_played in (PartPlayed.BIDDER, PartPlayed.APPLICANT, PartPlayed.HOLDER, PartPlayed.INCUMBENT)
