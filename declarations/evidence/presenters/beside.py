"""One issue of papers: what the service said then, read only, beside what it says now, and what differs from the issue before."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import joined, moment
from coi_register.verdicts import is_offered
from committees.meetings.presenters.nav import MeetingNav, meeting_nav
from declarations.conflicts.gather.decided import as_facts
from declarations.evidence import selectors
from declarations.evidence.models import Issue
from declarations.evidence.permissions import may_export
from declarations.evidence.presenters.issues import TAB, how_many, sealed_rows
from declarations.evidence.presenters.report import since_the_issue_before
from declarations.evidence.presenters.sides import ItemBeside, Side, beside
from declarations.evidence.presenters.telling import Told
from declarations.guidance.record import CannotBeRead


@dataclass(frozen=True, slots=True)
class IssuePage:
    """`damage` says why there is nothing to show."""

    nav: MeetingNav
    title: str
    rows: tuple[tuple[str, str], ...]
    damage: str
    says: str
    differs: bool
    items: tuple[ItemBeside, ...]  # those of which there is something to tell
    silent: str
    since: tuple[Told, ...] | None  # None: the first issue
    again: str
    record: str
    back: str


def issue_page(issue: Issue, actor: Actor) -> IssuePage:
    """The issue as this actor may read it; damaged, it says so and shows nothing."""
    try:
        then, now = _sides(issue)
        readable = {item.key: item for side in (then, now) for item in side.found.items_for(actor)}
        items, since = beside(then, now, [*readable.values()]), since_the_issue_before(issue, readable.__contains__)
    except CannotBeRead as error:
        return _page(issue, actor, damage=str(error))
    return _page(issue, actor, items=items, since=since)


def _page(
    issue: Issue,
    actor: Actor,
    *,
    items: tuple[ItemBeside, ...] = (),
    since: tuple[Told, ...] | None = None,
    damage: str = "",
) -> IssuePage:
    differing = sum(one.differing for one in items)
    return IssuePage(
        nav=meeting_nav(issue.meeting, current=TAB, actor=actor),
        title=f"{issue} of the papers",
        rows=(("Issued", f"{moment(issue.at)} by {issue.by_name}"), *_because(issue), *sealed_rows(issue)),
        damage=damage,
        says=how_many(differing),
        differs=bool(differing),
        items=tuple(one for one in items if one.lines),
        silent=_silent([one.number for one in items if not one.lines]),
        since=since,
        again=reverse("worked_out_again", args=[issue.pk]),
        record=reverse("issue_record", args=[issue.pk]) if _exports(actor, issue) else "",
        back=reverse("issues", args=[issue.meeting_id]),
    )


def _exports(actor: Actor, issue: Issue) -> bool:
    return is_offered(may_export(actor, issue.meeting, reads_all=selectors.reads_all(actor, issue.meeting)))


def _silent(numbers: Sequence[str]) -> str:
    if not numbers:
        return ""
    return f"No conflict was or is found at {'item' if len(numbers) == 1 else 'items'} {joined(numbers)}."


def _sides(issue: Issue) -> tuple[Side, Side]:
    record, found = selectors.opened(issue), selectors.found_now(issue)
    return Side(selectors.frozen(record, found), record.rulings), Side(found, as_facts(found.gathered.rulings))


def _because(issue: Issue) -> tuple[tuple[str, str], ...]:
    return (("Because", issue.because),) if issue.because else ()
