"""Who reads the review of a declaration, who reviews it, and who answers for it."""

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may
from coi_register.verdicts import Refused, Verdict
from committees.people.models import Person
from declarations.interests.permissions import may_declare_own


def may_read_review(actor: Actor, person: Person) -> Verdict:
    """The declarer, their line manager, and those who keep and oversee the registers of their CCG."""
    return may(actor, "read_review", _at_home(person))


def may_review(actor: Actor, person: Person) -> Verdict:
    """Their line manager or the governance team (R2.8, field 8), and nobody their own declaration."""
    if actor.person == person.pk:
        return Refused("Nobody reviews their own declaration. Ask another governance officer.")
    return may(actor, "review_declaration", _at_home(person))


def may_answer(actor: Actor, person: Person) -> Verdict:
    """Only the declarer: an answer is their own word."""
    if may_declare_own(actor, person):
        return may_declare_own(actor, person)
    return Refused(f"Only {person} may answer this question.")


def _at_home(person: Person) -> Where:
    return Where(ccgs=frozenset({person.ccg_id}), person=person.pk)
