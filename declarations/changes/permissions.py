"""Who may see what changed at a meeting, say that they have seen it, and look into what would have been different."""

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may
from coi_register.verdicts import Verdict
from committees.meetings.models import Meeting
from committees.meetings.permissions import where_of
from committees.organisations.models import Organisation


def may_see_changes(actor: Actor, meeting: Meeting) -> Verdict:
    """What changed is about others' flags."""
    return may(actor, "see_flags_on_others", where_of(meeting))


def may_look(actor: Actor, meeting: Meeting) -> Verdict:
    """To say that one has looked writes a row, which an auditor never does."""
    return may(actor, "mark_changes_seen", where_of(meeting))


def may_look_into(actor: Actor, ccg: Organisation) -> Verdict:
    """The Guardian's own judgement of it (R5.9)."""
    return may(actor, "look_into_hindsight", Where(ccgs=frozenset({ccg.pk})))
