"""Who keeps the record of a person, gives them an account, and says who acts for them."""

from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may
from coi_register.verdicts import Verdict
from committees.people.models import Person


def may_keep(actor: Actor, ccg: UUID) -> Verdict:
    """Whether the actor may add and amend the people of a CCG."""
    return may(actor, "keep_people", Where(ccgs=frozenset({ccg})))


def may_relate(actor: Actor, person: Person) -> Verdict:
    """Whether the actor may say who acts for a person and who manages them."""
    return may(actor, "keep_relations", Where(ccgs=frozenset({person.ccg_id})))


def may_invite(actor: Actor, person: Person) -> Verdict:
    """Whether the actor may give a person an account."""
    return may_keep(actor, person.ccg_id)
