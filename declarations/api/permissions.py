"""Who gives an auditor a token, and ends it."""

from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may
from coi_register.verdicts import ALLOWED, Verdict
from declarations.api.models import Token


def may_keep_tokens(actor: Actor, ccg: UUID) -> Verdict:
    """Whether the actor gives and ends tokens for the registers of the CCG."""
    return may(actor, "keep_tokens", Where(ccgs=frozenset({ccg})))


def may_see_token(actor: Actor, token: Token) -> Verdict:
    """Whether the actor may know of it: their own, or one that they keep."""
    return ALLOWED if actor.user_id is not None and actor.user_id == token.user_id else may_keep_tokens(actor, token.ccg_id)
