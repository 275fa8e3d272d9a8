"""Who reads the procurements of a CCG, and who records them: nobody where the registers show an interest of their own."""

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may
from coi_register.verdicts import Refused, Verdict
from committees.organisations.models import Organisation
from declarations.procurement.models import InterestMet, Procurement

THEIR_OWN = Refused(
    "The registers show an interest of yours in a supplier of this procurement, so you may not record anything in it. "
    "Ask another governance officer."
)


def may_read(actor: Actor, procurement: Procurement) -> Verdict:
    """Whether the actor may read a procurement: bids are confidential until the register is published."""
    return may(actor, "read_procurement", _of(procurement.ccg))


def may_plan(actor: Actor, ccg: Organisation) -> Verdict:
    """Whether the actor may put a new procurement on the register of a CCG."""
    return may(actor, "keep_procurement", _of(ccg))


def may_plan_any(actor: Actor) -> Verdict:
    """Whether the actor may do so for some CCG."""
    return may(actor, "keep_procurement", Where(ccgs=actor.ccgs()))


def may_keep(actor: Actor, procurement: Procurement) -> Verdict:
    """Whether the actor may record stages, suppliers and how conflicts were managed."""
    if (
        actor.stands_for
        and InterestMet.objects.filter(found_by__supplier__procurement=procurement, person__in=actor.stands_for).exists()
    ):
        return THEIR_OWN
    return may(actor, "keep_procurement", _of(procurement.ccg))


def _of(ccg: Organisation) -> Where:
    return Where(ccgs=frozenset({ccg.pk}))
