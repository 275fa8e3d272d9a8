"""Who may read the rule book: everyone with a part in the business of a CCG."""

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may
from coi_register.verdicts import Verdict


def may_read(actor: Actor) -> Verdict:
    """Whether the actor may read the rules."""
    return may(actor, "read_rule_book", Where())
