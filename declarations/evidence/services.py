"""The papers of a meeting are issued, and what the assessment rests on at that moment is kept for good."""

from uuid import UUID

from django.db import IntegrityError
from django.utils import timezone

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.audit.models import Deed
from coi_register.refusals import CannotBeDone
from committees.meetings.models import Meeting
from declarations.conflicts.selectors import Assessed, assessed
from declarations.evidence import following, permissions
from declarations.evidence.models import Issue
from declarations.evidence.selectors import latest, on_record
from declarations.guidance.record import Heading, Record, seal, written


def issue_papers(
    meeting: Meeting, *, by: Actor, because: str = "", follows: UUID | None = None, once: UUID | None = None
) -> Issue:
    """Issue the papers of a planned meeting; `follows` is the last issue that whoever does it had before them.

    Raises NotAllowed, and CannotBeDone for a meeting that is over or has no agenda, for a later issue without a reason, and
    when somebody has issued the papers in the meantime.
    """
    permissions.may_issue(by, meeting).enforce()
    try:
        with audit.deed("papers.issued", by=by, because=because.strip(), once=once) as deed:
            current = Meeting.objects.select_for_update().get(pk=meeting.pk)
            found, before = _to_be_issued(current), latest(current)
            _must_follow(before, follows, because)
            issue = _kept(found, before, deed=deed, by=by)
            following.begin(issue, by)
            return issue
    except IntegrityError as race:  # the database numbers the issues of a meeting in order
        raise CannotBeDone(_MEANWHILE) from race


_MEANWHILE = "Somebody issued the papers while you were looking. Nothing of yours was saved. Read that issue first."


def _to_be_issued(meeting: Meeting) -> Assessed:
    match Meeting.State(meeting.state):
        case Meeting.State.PLANNED:
            pass
        case Meeting.State.HELD:
            raise CannotBeDone("The meeting was held. Papers are issued before it.")
        case Meeting.State.CANCELLED:
            raise CannotBeDone("The meeting is cancelled. There is nothing to issue papers for.")
    found = assessed(meeting.pk)
    if found is None or not found.meeting.items:
        raise CannotBeDone("The agenda is empty. Add an item to it before you issue the papers.")
    return found


def _must_follow(before: Issue | None, follows: UUID | None, because: str) -> None:
    if (before.pk if before else None) != follows:
        raise CannotBeDone(_MEANWHILE)
    if before is not None and not because.strip():
        raise CannotBeDone("Say why the papers are issued again.", field="because")


def _kept(found: Assessed, before: Issue | None, *, deed: Deed, by: Actor) -> Issue:
    number = before.number + 1 if before else 1
    heading = Heading(found.gathered.meeting, number, timezone.localdate(deed.at), by.name, before.seal if before else None)
    basis = on_record(found)
    record = written(Record(heading, basis.facts, basis.rulings, basis.book, found.standing))
    issue = Issue(
        meeting_id=found.gathered.meeting,
        number=number,
        at=deed.at,
        issued_by_id=by.user_id,
        by_name=by.name,
        because=deed.because,
        digest=found.standing.digest,
        seal=seal(record),
        record=record,
    )
    issue.save()
    return issue
