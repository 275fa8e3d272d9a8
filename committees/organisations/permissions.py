"""Who may read what is known of organisations, and who keeps it. Organisations are public facts, shared by all CCGs."""

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may
from coi_register.verdicts import Verdict

ANYWHERE = Where()


def may_see_connections(actor: Actor) -> Verdict:
    """Whether the actor may read, of some committee, who declared an interest that reaches an organisation."""
    return may(actor, "see_connections", Where(ccgs=actor.ccgs(), committees=actor.committees()))


def may_read(actor: Actor) -> Verdict:
    """Whether the actor may look organisations up."""
    return may(actor, "read_organisation", ANYWHERE)


def may_keep(actor: Actor) -> Verdict:
    """Whether the actor may add, rename, link and close organisations."""
    return may(actor, "keep_organisations", ANYWHERE)
