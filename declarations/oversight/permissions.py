"""Who may look at how a CCG handles conflicts over time: its Guardian, its officers and its auditors."""

from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may, roles_that_may
from coi_register.verdicts import Verdict


def overseen_by(actor: Actor) -> frozenset[UUID]:
    """The CCGs that the actor oversees."""
    return actor.ccgs(roles_that_may("read_oversight", "c"))


def may_oversee(actor: Actor) -> Verdict:
    """Whether the actor oversees any CCG."""
    return may(actor, "read_oversight", Where(ccgs=overseen_by(actor)))
