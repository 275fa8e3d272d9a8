"""Who gives an auditor a token, and ends it."""

from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may, roles_that_may
from coi_register.verdicts import Verdict


def may_keep_tokens(actor: Actor, ccg: UUID) -> Verdict:
    """Whether the actor gives and ends tokens for the registers of the CCG."""
    return may(actor, "keep_tokens", Where(ccgs=frozenset({ccg})))


def may_keep_tokens_somewhere(actor: Actor) -> Verdict:
    """Whether there is any CCG for which they do."""
    return may(actor, "keep_tokens", Where(ccgs=actor.ccgs(roles_that_may("keep_tokens", "c"))))
