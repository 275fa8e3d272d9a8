"""Who takes a register away: whoever may read it; and a file that was made for somebody, that somebody alone."""

from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may, roles_that_may
from coi_register.verdicts import ALLOWED, Refused, Verdict
from declarations.exports.models import Export
from declarations.registers.permissions import may_read_register

NOT_YOURS = Refused("Somebody else asked for this file.")


def may_export(actor: Actor, ccg: UUID) -> Verdict:
    """Whether the actor may take the registers of the CCG away, with what is withheld left out."""
    return may_read_register(actor, ccg)


def may_export_somewhere(actor: Actor) -> Verdict:
    """Whether there is any register that the actor may take away."""
    return may(actor, "read_register", Where(ccgs=actor.ccgs(roles_that_may("read_register", "c"))))


def may_take(actor: Actor, export: Export) -> Verdict:
    """Whether the file is the actor's, and the register still theirs to read."""
    if actor.is_command:
        return ALLOWED
    return may_read_register(actor, export.ccg_id) if export.asked_by_id == actor.user_id else NOT_YOURS
