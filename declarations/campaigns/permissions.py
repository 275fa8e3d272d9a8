"""Who may read how a campaign goes, and who plans, opens and closes it."""

from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may, roles_that_may
from coi_register.verdicts import Verdict


def may_read(actor: Actor, ccg: UUID) -> Verdict:
    """The governance team of the CCG, its Guardian and its auditor."""
    return may(actor, "read_campaign", Where(ccgs=frozenset({ccg})))


def may_read_any(actor: Actor) -> Verdict:
    """Whether there is a CCG whose campaigns the actor reads."""
    return may(actor, "read_campaign", Where(ccgs=actor.ccgs(roles_that_may("read_campaign", "c"))))


def may_keep(actor: Actor, ccg: UUID) -> Verdict:
    """The governance team of the CCG."""
    return may(actor, "keep_campaign", Where(ccgs=frozenset({ccg})))


def may_keep_any(actor: Actor) -> Verdict:
    """Whether there is a CCG whose campaigns the actor keeps."""
    return may(actor, "keep_campaign", Where(ccgs=kept_by(actor)))


def kept_by(actor: Actor) -> frozenset[UUID]:
    """The CCGs whose campaigns the actor keeps."""
    return actor.ccgs(roles_that_may("keep_campaign", "c"))
