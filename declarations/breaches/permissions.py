"""Who may hand over a possible breach, read it, and assess it; never anybody whom it is about, or in their line (R9.6)."""

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may
from coi_register.verdicts import Refused, Verdict
from committees.organisations.models import Organisation
from committees.people.models import Manages, Person
from declarations.breaches.models import Breach

IN_THEIR_LINE = Refused(
    "It is about you, or about somebody whom you manage or who manages you. Somebody else has to look at it."
)


def may_read(actor: Actor, breach: Breach) -> Verdict:
    """The Guardian, the governance team and the auditors of the CCG, unless they are bound."""
    return IN_THEIR_LINE if is_bound(actor, breach.person) else may(actor, "read_breach", _where(breach.ccg))


def may_read_any(actor: Actor) -> Verdict:
    """Whether the actor may read the breaches of some CCG."""
    return may(actor, "read_breach", Where(ccgs=actor.ccgs()))


def may_draft(actor: Actor, ccg: Organisation, person: Person | None) -> Verdict:
    """Whoever keeps the registers, or the Guardian; nobody about somebody in their own line."""
    return IN_THEIR_LINE if is_bound(actor, person) else may(actor, "draft_breach", _where(ccg))


def may_draft_any(actor: Actor) -> Verdict:
    """Whether the actor may hand over a breach in some CCG."""
    return may(actor, "draft_breach", Where(ccgs=actor.ccgs()))


def may_assess(actor: Actor, breach: Breach) -> Verdict:
    """The Conflicts of Interest Guardian."""
    return IN_THEIR_LINE if is_bound(actor, breach.person) else may(actor, "assess_breach", _where(breach.ccg))


def is_bound(actor: Actor, person: Person | None) -> bool:
    """Whether it is about the actor, whom they act for, whom they manage, or who manages them."""
    if person is None or actor.is_command:
        return False
    if person.pk in actor.stands_for | actor.staff:
        return True
    return actor.person is not None and Manages.objects.filter(staff=actor.person, manager=person).exists()


def _where(ccg: Organisation) -> Where:
    return Where(ccgs=frozenset({ccg.pk}))
