"""Who issues the papers of a meeting, who reads what the assessment rested on then, and who takes it away as a file."""

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may
from coi_register.verdicts import Refused, Verdict
from committees.meetings.models import Meeting
from committees.meetings.permissions import where_of

NOT_ALL_OF_IT = Refused(
    "The record holds an item that is kept from you, so you cannot take it away. Ask the CCG that convened."
)


def may_issue(actor: Actor, meeting: Meeting) -> Verdict:
    """Whether the actor may issue the papers: the convening CCG's officer, or the secretary of a committee of it."""
    own = frozenset(committee.pk for committee in meeting.committees if committee.ccg_id == meeting.ccg_id)
    return may(actor, "issue_papers", Where(ccgs=frozenset({meeting.ccg_id}), committees=own))


def may_read_issues(actor: Actor, meeting: Meeting) -> Verdict:
    """Whether the actor may read what the service said of everybody when the papers were issued."""
    return may(actor, "read_issue", where_of(meeting))


def may_export(actor: Actor, meeting: Meeting, *, reads_all: bool) -> Verdict:
    """Whether the actor may take the whole record away as a file: nobody from whom one item of it is kept."""
    return may(actor, "export_issue", where_of(meeting)) if reads_all else NOT_ALL_OF_IT
