"""Who may record an offer, read it, answer for it as somebody senior, and confirm that there was none."""

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may, may_be_the_second
from coi_register.verdicts import Refused, Verdict
from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.gifts.models import Offer

OWN = Refused("Nobody approves an offer made to themselves. It waits for somebody else.")


def may_read(actor: Actor, person: Person) -> Verdict:
    """What somebody was offered: they, whoever acts for or manages them, and their CCG's governance."""
    return may(actor, "read_gift", at_home(person))


def may_read_register(actor: Actor, ccg: Organisation) -> Verdict:
    """The whole register of a CCG, and the periods without an offer."""
    return may(actor, "read_gift", Where(ccgs=frozenset({ccg.pk})))


def may_declare_own(actor: Actor, person: Person) -> Verdict:
    """What one was offered is one's own to tell."""
    return may(actor, "declare_gift", at_home(person))


def may_record(actor: Actor, person: Person) -> Verdict:
    """The person; or the governance team, from a paper that the deed then names."""
    return may_declare_own(actor, person) or may(actor, "draft_gift", at_home(person))


def may_record_from_paper_somewhere(actor: Actor) -> Verdict:
    """Whether the actor keeps the register of some CCG."""
    return may(actor, "draft_gift", Where(ccgs=actor.ccgs()))


def may_approve(actor: Actor, offer: Offer) -> Verdict:
    """Somebody senior: never whom it was made to, or whoever acts for them, nor who recorded it."""
    if offer.person_id in actor.stands_for:
        return OWN
    return may_be_the_second(actor, "approve_gift", at_home(offer.person), first=offer.recorded_by_id)


def may_confirm_nil(actor: Actor, ccg: Organisation) -> Verdict:
    """Whoever keeps the register says that there was nothing to put on it."""
    return may(actor, "confirm_no_gifts", Where(ccgs=frozenset({ccg.pk})))


def records_from_paper(actor: Actor, person: Person) -> bool:
    """Whether the actor would be writing down somebody else's word."""
    return not actor.is_command and actor.person != person.pk


def at_home(person: Person) -> Where:
    """The person, and the CCG that keeps their record."""
    return Where(ccgs=frozenset({person.ccg_id}), person=person.pk)
