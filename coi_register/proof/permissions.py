"""Who sees how a chain stands, takes its bundle away, and co-signs."""

from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may, roles_that_may
from coi_register.log.chains import PLATFORM
from coi_register.verdicts import Refused, Verdict

NO_ACCOUNT = Refused("Only somebody who is signed in can give a key.")


def may_take_bundle(actor: Actor, chain: str) -> Verdict:
    """The bundle of one CCG; the platform's tells of every CCG, and is made by a command alone."""
    return may(actor, "take_bundle", _where(chain))


def may_cosign(actor: Actor, chain: str) -> Verdict:
    """A checkpoint of one's own CCG."""
    return may(actor, "cosign_checkpoint", _where(chain))


def may_give_key(actor: Actor) -> Verdict:
    """A key of one's own, for whoever may co-sign anywhere."""
    ccgs = actor.ccgs(roles_that_may("cosign_checkpoint", "c"))
    return may(actor, "cosign_checkpoint", Where(ccgs=ccgs)) if actor.user_id else NO_ACCOUNT


def _where(chain: str) -> Where:
    return Where() if chain == PLATFORM else Where(ccgs=frozenset({UUID(chain)}))
