"""Who may read the reports of a CCG: its auditor, its Guardian and its governance team."""

from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may, roles_that_may
from coi_register.verdicts import Verdict


def reported_to(actor: Actor) -> frozenset[UUID]:
    """The CCGs whose reports the actor reads."""
    return actor.ccgs(roles_that_may("read_report", "c"))


def may_read_reports(actor: Actor) -> Verdict:
    """Whether there is any."""
    return may(actor, "read_report", Where(ccgs=reported_to(actor)))
