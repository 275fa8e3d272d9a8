"""Who brings a register in from a file, undoes that, and reads what was brought in."""

from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may
from coi_register.verdicts import Verdict


def may_import(actor: Actor, ccg: UUID) -> Verdict:
    """The governance team of the CCG, which answers for what the register says."""
    return may(actor, "import_register", Where(ccgs=frozenset({ccg})))


def may_read(actor: Actor, ccg: UUID) -> Verdict:
    """The same, with the Guardian and the auditor."""
    return may(actor, "read_import", Where(ccgs=frozenset({ccg})))
