"""Questions about the issues of a meeting’s papers: which there are, what they hold, what the same would rest on today."""

from dataclasses import replace
from uuid import UUID

from django.http import Http404

from coi_register.accounts.actors import Actor
from committees.meetings.models import Item, Meeting
from committees.meetings.selectors import meeting_for
from committees.organisations.facts import Key
from declarations.conflicts.gather.decided import as_facts
from declarations.conflicts.selectors import Assessed, assessed
from declarations.evidence.basis import Basis
from declarations.evidence.models import Issue
from declarations.guidance.record import CannotBeRead, Record, read, seal


def issues_of(meeting: Meeting) -> list[Issue]:
    """The issues of a meeting’s papers, the first first."""
    return [*Issue.objects.filter(meeting=meeting).select_related("meeting")]


def issue_for(actor: Actor, pk: UUID) -> Issue:
    """An issue with its meeting. Raises Http404 when there is none, or the actor may not read it: the answers are alike."""
    issue = Issue.objects.visible_to(actor).filter(pk=pk).first()
    if issue is None:
        raise Http404("There is no such issue.")
    issue.meeting = meeting_for(actor, issue.meeting_id)
    return issue


def latest(meeting: Meeting) -> Issue | None:
    """The last issue of a meeting's papers."""
    return Issue.objects.filter(meeting=meeting).order_by("-number").first()


def latest_issues(actor: Actor) -> list[Issue]:
    """Every issue that the actor may read, the latest first, without the records."""
    found = (
        Issue.objects.visible_to(actor)
        .select_related("meeting__ccg")
        .prefetch_related("meeting__convenings__committee__ccg__names")
    )
    return [*found.defer("record").order_by("-at", "-number")]


def opened(issue: Issue) -> Record:
    """The record of an issue, its seal and its place among the others checked. Raises CannotBeRead with the damage."""
    if seal(issue.record) != issue.seal:
        raise CannotBeRead(f"{name_of(issue)} is damaged: what is kept is not what was sealed. Compare it with a backup.")
    record = read(issue.record)
    heading = record.heading
    if (heading.meeting, heading.number) != (issue.meeting_id, issue.number):
        raise CannotBeRead(
            f"{name_of(issue)} is damaged: it holds issue {heading.number} of another meeting, or under another number."
        )
    if heading.follows != _seal_before(issue):
        raise CannotBeRead(f"{name_of(issue)} does not follow the issue before it, which was altered or is missing.")
    return record


def name_of(issue: Issue) -> str:
    """Issue 2 of the papers of the meeting of 8 March 2018."""
    return f"{issue} of the papers of the {str(issue.meeting)[0].lower()}{str(issue.meeting)[1:]}"


def before(issue: Issue) -> Issue | None:
    """The issue before this one."""
    return Issue.objects.filter(meeting=issue.meeting_id, number=issue.number - 1).first()


def _seal_before(issue: Issue) -> str | None:
    earlier = Issue.objects.filter(meeting=issue.meeting_id, number=issue.number - 1)
    return earlier.values_list("seal", flat=True).first()


def on_record(found: Assessed) -> Basis:
    """What an assessment made now rests on."""
    return Basis(found.meeting, found.book, as_facts(found.gathered.rulings))


def found_now(issue: Issue) -> Assessed:
    """The same meeting assessed as everything is recorded now. Raises CannotBeRead where there is nothing to assess."""
    found = assessed(issue.meeting_id)
    if found is None:
        raise CannotBeRead(f"{name_of(issue)} cannot be compared with today: no committee meets there any more.")
    return found


def frozen(record: Record, now: Assessed) -> Assessed:
    """A record as if it had been assessed now, so that it is read and shown in the same way; its rulings stand in the record."""
    gathered = replace(now.gathered, facts=record.facts, rulings={}, chosen={})
    return Assessed(gathered, record.answer, record.book)


def readable(issue: Issue, actor: Actor) -> frozenset[Key]:
    """The items, on the agenda then or now, that the actor may read; none where the record cannot be read."""
    try:
        record, now = opened(issue), found_now(issue)
    except CannotBeRead:
        return frozenset()
    return frozenset(item.key for found in (frozen(record, now), now) for item in found.items_for(actor))


def items_read_by(actor: Actor, meeting: Meeting) -> frozenset[Key]:
    """The items of the meeting, those taken off its agenda too, that the actor may read; one query."""
    return frozenset(Item.objects.visible_to(actor).filter(meeting=meeting).values_list("pk", flat=True))


def reads_all(actor: Actor, meeting: Meeting) -> bool:
    """Whether no item of the meeting is kept from the actor; two queries."""
    return items_read_by(actor, meeting) == frozenset(meeting.items.values_list("pk", flat=True))


def file_name(issue: Issue) -> str:
    """What the record is called when it is taken away."""
    return f"papers-{issue.meeting.on}-issue-{issue.number}-{issue.seal[:12]}.json"


def chosen(*, meeting: UUID | None = None, issue: UUID | None = None, ccg: str | None = None) -> list[UUID]:
    """The issues of a meeting, one issue, those of a CCG by its ODS code, or all, in the order in which they went out."""
    asked = {"meeting": meeting, "pk": issue, "meeting__ccg__ods_code": ccg}
    found = Issue.objects.filter(**{field: value for field, value in asked.items() if value is not None})
    return [*found.order_by("at", "number").values_list("pk", flat=True)]


def the_issue(pk: UUID) -> Issue:
    """One of those chosen; a command takes them one by one, for all the records at once would not fit."""
    return Issue.objects.select_related("meeting").get(pk=pk)
