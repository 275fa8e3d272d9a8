"""Who writes the minutes, who reads them while they are a draft and afterwards, and who approves which part."""

from collections.abc import Collection
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may
from coi_register.verdicts import ALLOWED, Refused, Verdict
from committees.meetings.models import Meeting
from committees.meetings.permissions import where_of

NOT_PRESIDED = Refused(
    "Only whoever was in the chair approves the minutes, each item by the one who presided at it. "
    "Who had to leave for an item does not approve what was written of it (R7.5)."
)


def may_read(actor: Actor, meeting: Meeting) -> Verdict:
    """Whether the actor reads the minutes once they are sent round; parts may still be withheld from them."""
    return may(actor, "read_minutes", where_of(meeting))


def may_read_draft(actor: Actor, meeting: Meeting) -> Verdict:
    """Whether the actor reads them while they are being written."""
    return may(actor, "read_draft_minutes", where_of(meeting))


def may_write(actor: Actor, meeting: Meeting) -> Verdict:
    """Whether the actor writes them: the secretary of a committee of the CCG that convenes."""
    own = frozenset(committee.pk for committee in meeting.committees if committee.ccg_id == meeting.ccg_id)
    return may(actor, "write_minutes", Where(ccgs=frozenset({meeting.ccg_id}), committees=own))


def may_approve_any(actor: Actor, meeting: Meeting) -> Verdict:
    """Whether the matrix lets the actor approve minutes of this meeting, of whatever part."""
    return may(actor, "approve_minutes", where_of(meeting))


def may_approve(actor: Actor, meeting: Meeting, approvers: Collection[UUID]) -> Verdict:
    """Whether the actor approves a part; `approvers` presided at it, and had not to leave for it."""
    verdict = may_approve_any(actor, meeting)
    if not verdict:
        return verdict
    return ALLOWED if actor.person in approvers else NOT_PRESIDED
