"""Who says for themselves what touches them at a meeting, who reads what everybody said, and who keeps the checklist."""

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may
from coi_register.verdicts import Refused, Verdict
from declarations.conflicts.selectors import Assessed

NOT_ASKED = Refused("You do not sit at this meeting, so nobody asks you about its agenda.")


def may_answer(actor: Actor, found: Assessed) -> Verdict:
    """Whoever sits at the meeting, for themselves: the word is theirs alone, and nobody gives it for them."""
    if actor.person is None or not any(
        (sitting.person or sitting.key) == actor.person for sitting in found.meeting.sittings if sitting.only_for is None
    ):
        return NOT_ASKED
    return may(actor, "answer_agenda", Where(person=actor.person))


def may_read_answers(actor: Actor, found: Assessed) -> Verdict:
    """Those who see everybody's flags at the meeting."""
    return may(actor, "see_flags_on_others", found.where)


def may_keep_checklist(actor: Actor, found: Assessed) -> Verdict:
    """The chair, the vice-chair, the secretary and the officers of the CCGs that meet."""
    return may(actor, "keep_checklist", found.where)
