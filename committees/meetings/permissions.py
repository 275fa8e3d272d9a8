"""Who may read a meeting, keep its agenda, say what an item concerns, and record who came."""

from collections.abc import Iterable

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may
from coi_register.verdicts import Refused, Verdict, is_offered
from committees.meetings.models import Item, Meeting
from committees.meetings.unnamed import unnamed_to
from committees.meetings.vocabulary import Part
from committees.organisations.models import Organisation
from committees.seats.models import Committee, Seat


def where_of(meeting: Meeting) -> Where:
    """The CCGs and committees a meeting belongs to: in a meeting in common, all of them."""
    return _of_committees(meeting.committees, meeting.ccg)


def where_of_item(item: Item) -> Where:
    """The CCGs and committees whose item it is."""
    return _of_committees(item.committees)


def may_read_meeting(actor: Actor, meeting: Meeting) -> Verdict:
    """Whether the actor may know of the meeting at all."""
    return may(actor, "read_meeting", where_of(meeting))


def may_convene(actor: Actor, ccg: Organisation, committees: Iterable[Committee] = ()) -> Verdict:
    """Whether the actor may call a meeting for the CCG; committees of other CCGs give no right to it."""
    return may(actor, "keep_agenda", _kept_by(ccg, committees))


def may_convene_anywhere(actor: Actor) -> Verdict:
    """Whether the actor may call a meeting of some CCG or committee."""
    return may(actor, "keep_agenda", Where(ccgs=actor.ccgs(), committees=actor.committees()))


def may_keep_agenda(actor: Actor, meeting: Meeting) -> Verdict:
    """Whether the actor may change the meeting and its agenda: the convening CCG keeps it, also in common."""
    return may(actor, "keep_agenda", _kept_by(meeting.ccg, meeting.committees))


def may_set_concerns(actor: Actor, item: Item) -> Verdict:
    """Whether the actor may say what the item concerns, or mark it private; whoever keeps the agenda may."""
    verdict = may(actor, "set_concerns", where_of_item(item))
    return verdict if verdict else may_keep_agenda(actor, item.meeting)


def may_record_attendance(actor: Actor, meeting: Meeting, seat: Seat) -> Verdict:
    """Whether the actor may record who sits in this seat at the meeting."""
    return may(actor, "record_attendance", _of_committees([seat.committee], meeting.ccg))


def may_record_any_attendance(actor: Actor, meeting: Meeting) -> Verdict:
    """Whether the actor may record attendance for some committee of the meeting."""
    return may(actor, "record_attendance", where_of(meeting))


def may_read_item(actor: Actor, item: Item) -> Verdict:
    """Whether the actor may read the item itself; one who may not sees that a private item stands there, and no more."""
    match Part(item.part):
        case Part.PUBLIC:
            return may_read_meeting(actor, item.meeting)
        case Part.PRIVATE:
            return _may_read_private(actor, item)


def _may_read_private(actor: Actor, item: Item) -> Verdict:
    if may_keep_agenda(actor, item.meeting):
        return may_read_meeting(actor, item.meeting)
    verdict = may(actor, "read_private_item", where_of_item(item))
    if is_offered(verdict) and Item.objects.filter(unnamed_to(actor), pk=item.pk).exists():
        return Refused(f"Item {item.number} is a private item, and it may concern you. Ask the secretary about it.")
    if verdict:
        return may_read_meeting(actor, item.meeting)
    if is_offered(verdict):
        return verdict  # after a new sign-in
    return Refused(f"Item {item.number} is a private item of a committee you have no part in. Ask its secretary about it.")


def _of_committees(committees: Iterable[Committee], *ccgs: Organisation) -> Where:
    rows = [*committees]
    return Where(
        ccgs=frozenset(row.ccg_id for row in rows) | {ccg.pk for ccg in ccgs}, committees=frozenset(row.pk for row in rows)
    )


def _kept_by(ccg: Organisation, committees: Iterable[Committee]) -> Where:
    own = frozenset(committee.pk for committee in committees if committee.ccg_id == ccg.pk)
    return Where(ccgs=frozenset({ccg.pk}), committees=own)
