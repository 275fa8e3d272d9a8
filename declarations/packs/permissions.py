"""Who may read which paper, make the packs of a meeting, and see what was served to whom."""

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may
from coi_register.verdicts import Refused, Verdict
from committees.meetings.models import Meeting
from committees.meetings.permissions import may_keep_agenda, may_read_item, where_of, where_of_item
from committees.papers.models import Paper
from declarations.packs.facts import Withheld


def may_read_paper(actor: Actor, paper: Paper, withheld: Withheld) -> Verdict:
    """Whether the actor may read the paper: a prohibition on them, or on somebody they act for, beats every right (law 1)."""
    if why := withheld.from_any(actor.stands_for, paper.item_id):
        return Refused(str(why))
    item = paper.item
    if not paper.is_private:
        return may_read_item(actor, item)
    verdict = may(actor, "read_private_item", where_of_item(item))
    return verdict if verdict or not may_keep_agenda(actor, item.meeting) else may_read_item(actor, item)


def may_make_packs(actor: Actor, meeting: Meeting) -> Verdict:
    """Whether the actor may make the packs: the convening CCG's officer, or the secretary of a committee of it."""
    own = frozenset(committee.pk for committee in meeting.committees if committee.ccg_id == meeting.ccg_id)
    return may(actor, "make_packs", Where(ccgs=frozenset({meeting.ccg_id}), committees=own))


def may_read_packs(actor: Actor, meeting: Meeting) -> Verdict:
    """Whether the actor may see who gets which pack: whoever sees the flags on others."""
    return may(actor, "read_packs", where_of(meeting))


def may_read_served(actor: Actor, meeting: Meeting) -> Verdict:
    """Whether the actor may see what was served to whom, and have it certified."""
    return may(actor, "read_served", where_of(meeting))


def may_read_exposed(actor: Actor, meeting: Meeting) -> Verdict:
    """Whether the actor may see who had opened what was withheld from them afterwards."""
    return may(actor, "read_exposed", where_of(meeting))
