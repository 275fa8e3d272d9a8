"""The issues of a meeting's papers, and those of every meeting, as lists; and what is asked before the next."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, day, joined, moment
from coi_register.verdicts import is_offered
from committees.meetings.models import Meeting
from committees.meetings.presenters.nav import MeetingNav, meeting_nav, title_of
from committees.organisations.facts import Key
from declarations.evidence import selectors
from declarations.evidence.models import Issue
from declarations.evidence.permissions import may_export, may_issue, may_read_issues
from declarations.guidance.findings import Assessment
from declarations.guidance.record import CannotBeRead
from declarations.guidance.vocabulary import STEP_LABELS, Outcome, Step

TAB = "Issued"


@dataclass(frozen=True, slots=True)
class ListedIssue:
    """`flags` and the addresses are empty for somebody who may know that papers went out, and no more."""

    name: str
    when: str
    because: str
    flags: str
    damage: str
    rows: tuple[tuple[str, str], ...]
    href: str
    again: str
    record: str


@dataclass(frozen=True, slots=True)
class IssuesPage:
    nav: MeetingNav
    issues: tuple[ListedIssue, ...]
    issue: str  # where the papers are issued; empty for those who may not, and once the meeting is over


@dataclass(frozen=True, slots=True)
class IssuePapersPage:
    nav: MeetingNav
    title: str
    last: str
    back: str


@dataclass(frozen=True, slots=True)
class AllIssuesPage:
    rows: tuple[tuple[object, ...], ...]


def issues_page(meeting: Meeting, actor: Actor) -> IssuesPage:
    """The issues, the latest first."""
    reads = bool(may_read_issues(actor, meeting))
    exports = reads and is_offered(may_export(actor, meeting, reads_all=selectors.reads_all(actor, meeting)))
    theirs = selectors.items_read_by(actor, meeting) if reads else frozenset()
    issues = selectors.issues_of(meeting)
    planned = meeting.state == Meeting.State.PLANNED
    return IssuesPage(
        nav=meeting_nav(meeting, current=TAB, actor=actor),
        issues=tuple(_listed(issue, theirs, reads=reads, exports=exports) for issue in reversed(issues)),
        issue=reverse("issue_papers", args=[meeting.pk]) if planned and may_issue(actor, meeting) else "",
    )


def _listed(issue: Issue, theirs: Collection[Key], *, reads: bool, exports: bool) -> ListedIssue:
    flags, damage = _flags(issue, theirs) if reads else ("", "")
    return ListedIssue(
        name=str(issue),
        when=f"Issued on {moment(issue.at)} by {issue.by_name}",
        because=issue.because if reads else "",  # it may speak of an item that the reader may not know of
        flags=flags,
        damage=damage,
        rows=sealed_rows(issue) if reads else (),
        href=reverse("issue", args=[issue.pk]) if reads and not damage else "",
        again=reverse("worked_out_again", args=[issue.pk]) if reads else "",
        record=reverse("issue_record", args=[issue.pk]) if exports else "",
    )


def sealed_rows(issue: Issue) -> tuple[tuple[str, str], ...]:
    """What identifies the rule book and the record, to compare with what somebody wrote down at the time."""
    return (("Rule book", issue.digest), ("Seal (sha256)", issue.seal))


def _flags(issue: Issue, theirs: Collection[Key]) -> tuple[str, str]:
    try:
        return flags_in(selectors.opened(issue).answer, theirs), ""
    except CannotBeRead as error:
        return "", str(error)


def flags_in(answer: Assessment, theirs: Collection[Key]) -> str:
    """5 flags “Leave” and 1 flag “Discuss, then leave”; what it could not tell; or that nobody was flagged: on their items."""
    findings = [finding for item in answer.items if item.item in theirs for finding in item.findings.values()]
    steps = {step: sum(finding.step is step for finding in findings) for step in reversed(Step)}
    doubts = sum(finding.outcome is Outcome.CANNOT_TELL for finding in findings)
    said = [f"{counted(number, 'flag')} “{STEP_LABELS[step]}”" for step, number in steps.items() if number]
    said += [f"{doubts} “Cannot tell”"] if doubts else []
    return f"It said: {joined(said)}." if said else "Nobody was flagged."


def issue_papers_page(meeting: Meeting, before: Issue | None, actor: Actor) -> IssuePapersPage:
    """What whoever issues the papers is told first."""
    return IssuePapersPage(
        nav=meeting_nav(meeting, current=TAB, actor=actor),
        title="Issue the papers again" if before else "Issue the papers",
        last=f"{before} went out on {day(before.at)}. This will be issue {before.number + 1}." if before else "",
        back=reverse("issues", args=[meeting.pk]),
    )


def all_issues_page(issues: Sequence[Issue]) -> AllIssuesPage:
    """Every issue with its meeting, the latest first."""
    return AllIssuesPage(
        tuple(
            (
                (f"{issue}, {title_of(issue.meeting)}", reverse("issue", args=[issue.pk])),
                moment(issue.at),
                issue.by_name,
                issue.seal[:12],
            )
            for issue in issues
        )
    )


def how_many(differing: int) -> str:
    """The verdict over two answers."""
    if not differing:
        return "What the service says now is what it said then."
    return f"The service says something else now, in {counted(differing, 'place')}."
