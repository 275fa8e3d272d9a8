"""Who may see a person of the registers, and who keeps their record."""

from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may
from coi_register.verdicts import Verdict


def may_keep(actor: Actor, ccg: UUID) -> Verdict:
    """Whether the actor may add and amend the people of a CCG."""
    return may(actor, "keep_people", Where(ccgs=frozenset({ccg})))
