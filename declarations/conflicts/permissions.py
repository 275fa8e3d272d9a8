"""Who may see flags, and who may rule: the person in the chair for that item, and never on themselves or on whom they act for."""

from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may
from coi_register.verdicts import Refused, Verdict
from committees.meetings.vocabulary import Part

OWN_CONFLICT = Refused(
    "Nobody rules on their own conflict. The vice-chair rules on the chair's, and on that of somebody the chair acts for."
)
OWN_MATCH = Refused(
    "Nobody dismisses a match of their own, or of somebody they act for. Ask another officer, or another chair."
)


def may_see_meeting(actor: Actor, where: Where) -> Verdict:
    """Whether the actor may open the meeting at all."""
    return may(actor, "read_meeting", where)


def may_see_flags_on_others(actor: Actor, where: Where) -> Verdict:
    """Whether the actor sees everybody's flags, or only their own."""
    return may(actor, "see_flags_on_others", where)


def may_see_own_flags(actor: Actor, person: UUID) -> Verdict:
    """Whether these are the actor's own flags, which everybody may see."""
    return may(actor, "see_flags_on_oneself", Where(person=person))


def may_read_item(
    actor: Actor, part: Part, *, meeting: Where, item: Where, convener: Where, unnamed: bool = False
) -> Verdict:
    """Whether the actor may read an item: a public one with its meeting, a private one where it is theirs or they convene.

    A private one that is `unnamed` to them or to somebody they stand for, only where they keep the agenda.
    """
    match part:
        case Part.PUBLIC:
            return may(actor, "read_meeting", meeting)
        case Part.PRIVATE:
            keeps = may(actor, "keep_agenda", convener)
            return keeps if keeps or unnamed else may(actor, "read_private_item", item)


def may_rule(actor: Actor, *, person: UUID, in_the_chair: UUID | None, chair_name: str | None, where: Where) -> Verdict:
    """Whether the actor may rule on this person for an item, given who is in the chair for it (R7.4, R7.5)."""
    if person in actor.stands_for:
        return OWN_CONFLICT
    if in_the_chair is None:
        return Refused(
            "Nobody is in the chair for this item. The unconflicted voting members choose one of themselves first."
        )
    if not actor.is_command and actor.person != in_the_chair:
        return Refused(f"Only the person in the chair for this item rules on it. That is {chair_name}.")
    return _holds_the_chair(actor, where)


def _holds_the_chair(actor: Actor, where: Where) -> Verdict:
    """The chair by office, the vice-chair in their place, or a member whom the others chose."""
    verdicts = [may(actor, action, where) for action in ("rule", "rule_for_the_chair", "rule_when_chosen")]
    return next((verdict for verdict in verdicts if verdict), verdicts[0])


def may_record_a_chosen_chair(actor: Actor, where: Where) -> Verdict:
    """Whether the actor may record whom the members chose."""
    return may(actor, "record_chosen_chair", where)


def may_dismiss(actor: Actor, *, person: UUID, where: Where) -> Verdict:
    """Whether the actor may find that a match of this person is none, confirm it or take it back; never their own."""
    if person in actor.stands_for:
        return OWN_MATCH
    return may(actor, "dismiss_match", where)


def may_confirm(actor: Actor, *, person: UUID, dismissed_by: int, where: Where) -> Verdict:
    """The second person: anybody with the right but the first."""
    if actor.user_id == dismissed_by:
        return Refused(
            "You dismissed this match yourself. It takes a second person: the chair, the vice-chair or another officer."
        )
    return may_dismiss(actor, person=person, where=where)


def may_read_precedents(actor: Actor, where: Where) -> Verdict:
    """Whether the actor may see how like cases were ruled on before the same committee."""
    return may(actor, "read_precedents", where)


def may_read_dismissals(actor: Actor, where: Where) -> Verdict:
    """Whether the actor may read which matches were dismissed."""
    return may(actor, "read_dismissals", where)
