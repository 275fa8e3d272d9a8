"""Who keeps a CCG's rule book, who reads its drafts, and who may put a rule in force: never whoever wrote it."""

from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may
from coi_register.verdicts import ALLOWED, Refused, Verdict
from declarations.adoption.models import Variation


def may_keep(actor: Actor, ccg: UUID) -> Verdict:
    """Whether the actor may record adoptions, confirm rules and draft variations for the CCG."""
    return may(actor, "keep_rule_book", _of(ccg))


def may_read(actor: Actor, ccg: UUID) -> Verdict:
    """Whether the actor may see what the CCG adopted, confirmed, drafted and varied."""
    return may(actor, "read_local_rules", _of(ccg))


def may_read_book_of(actor: Actor, ccg: UUID) -> Verdict:
    """Whether the actor may read the rules under which the CCG works: everyone with a part in it."""
    return may(actor, "read_rule_book_of_ccg", _of(ccg))


def may_put_in_force(actor: Actor, variation: Variation) -> Verdict:
    """Whether the actor may put the draft in force: a second person, who did not write it last."""
    verdict = may(actor, "put_rule_in_force", _of(variation.ccg_id))
    if not verdict:
        return verdict
    if not variation.is_draft:
        return Refused("Only a draft can be put in force.")
    if actor.user_id is not None and actor.user_id == variation.written_by_id:
        return Refused("You wrote this draft. Another officer, or the Conflicts of Interest Guardian, puts it in force.")
    return ALLOWED


def _of(ccg: UUID) -> Where:
    return Where(ccgs=frozenset({ccg}))
