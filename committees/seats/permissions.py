"""Who may read a committee, and who may keep it."""

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may
from coi_register.verdicts import Verdict
from committees.organisations.models import Organisation
from committees.seats.models import Committee


def may_establish(actor: Actor, ccg: Organisation) -> Verdict:
    """Whether the actor may establish a committee of this CCG."""
    return may(actor, "keep_committee", Where(ccgs=frozenset({ccg.pk})))


def may_establish_any(actor: Actor) -> Verdict:
    """Whether the actor may establish a committee of some CCG."""
    return may(actor, "keep_committee", Where(ccgs=actor.ccgs()))


def may_keep(actor: Actor, committee: Committee) -> Verdict:
    """Whether the actor may set its terms of reference and say who sits on it."""
    return may(actor, "keep_committee", _there(committee))


def may_read(actor: Actor, committee: Committee) -> Verdict:
    """Whether the actor may see the committee, its terms and who sits on it."""
    return may(actor, "read_committee", _there(committee))


def _there(committee: Committee) -> Where:
    return Where(ccgs=frozenset({committee.ccg_id}), committees=frozenset({committee.pk}))
