"""Who reads the registers, prepares and publishes them, asks to withhold and decides it, and holds what may not be disposed of."""

from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may, may_be_the_second
from coi_register.verdicts import Refused, Verdict
from committees.people.models import Person
from declarations.registers.models import Edition, Withholding

NOT_ONES_OWN = Refused("This is about you. Another Conflicts of Interest Guardian decides it.")
NOT_WHO_PREPARED = Refused("You prepared this edition. Another officer publishes it.")


def may_read_register(actor: Actor, ccg: UUID) -> Verdict:
    """Whether the actor may read the registers of the CCG as they are kept, with what is withheld left out."""
    return may(actor, "read_register", _of(ccg))


def may_read_kept_entries(actor: Actor, ccg: UUID) -> Verdict:
    """Whether the actor may read in them also what the public register does not hold."""
    return may(actor, "read_kept_entries", _of(ccg))


def may_read_whole(actor: Actor, ccg: UUID) -> Verdict:
    """Whether the actor may read in them also what is withheld."""
    return may(actor, "read_whole_register", _of(ccg))


def may_prepare(actor: Actor, ccg: UUID) -> Verdict:
    """Whether the actor may prepare an edition, and give one up."""
    return may(actor, "prepare_edition", _of(ccg))


def may_publish(actor: Actor, edition: Edition) -> Verdict:
    """Whether the actor may publish what somebody else prepared."""
    if actor.user_id is not None and actor.user_id == edition.prepared_by_id:
        return NOT_WHO_PREPARED
    return may_be_the_second(actor, "publish_edition", _of(edition.ccg_id), first=edition.prepared_by_id)


def may_ask_to_withhold(actor: Actor, person: Person) -> Verdict:
    """The person in their own name, or an officer who holds their letter."""
    return may(actor, "ask_withholding", Where(ccgs=frozenset({person.ccg_id}), person=person.pk))


def asks_for_another(actor: Actor, person: Person) -> bool:
    """Whether the actor asks for somebody else, and so has their letter."""
    return actor.person != person.pk


def may_read_withholdings(actor: Actor, ccg: UUID) -> Verdict:
    """Whether the actor may read all requests of the CCG."""
    return may(actor, "read_withholding", _of(ccg))


def may_read_withholding(actor: Actor, withholding: Withholding) -> Verdict:
    """Whether the actor may read the request, with its reasons."""
    return may(actor, "read_withholding", Where(ccgs=frozenset({withholding.ccg_id}), person=withholding.person_id))


def may_decide(actor: Actor, withholding: Withholding) -> Verdict:
    """The Guardian decides, grants and releases: never who asked, and never about themselves."""
    if withholding.person_id in actor.stands_for:
        return NOT_ONES_OWN
    return may_be_the_second(actor, "decide_withholding", _of(withholding.ccg_id), first=withholding.asked_by_id)


def may_hold(actor: Actor, ccg: UUID) -> Verdict:
    """Whether the actor may put an entry on a legal hold, and release it."""
    return may(actor, "hold_entry", _of(ccg))


def may_mark(actor: Actor, person: Person, ccg: UUID) -> Verdict:
    """Whether the actor may say that somebody decides for the CCG; nobody says it of themselves."""
    if actor.person == person.pk:
        return Refused("You may not say of yourself whether you decide for the CCG. Ask another officer.")
    return may(actor, "mark_decision_maker", _of(ccg))


def may_mark_in(actor: Actor, ccg: UUID) -> Verdict:
    """Whether the actor may say who decides for the CCG at all."""
    return may(actor, "mark_decision_maker", _of(ccg))


def _of(ccg: UUID) -> Where:
    return Where(ccgs=frozenset({ccg}))
