"""What changed at the meetings to come since somebody last looked, as far as they may read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import roles_that_may
from committees.meetings.models import Meeting
from committees.meetings.selectors import CONVENED, meeting_for
from declarations.changes import permissions
from declarations.changes.models import Change, Look, Run
from declarations.changes.vocabulary import Cause


@dataclass(frozen=True, slots=True)
class News:
    """The changes at one meeting: those that are new to the actor, and those before; `looked` None: they never have."""

    meeting: Meeting
    looked: datetime | None
    new: tuple[Change, ...]
    earlier: tuple[Change, ...] = ()
    stale: bool = False


def news_for(actor: Actor, *, on: date) -> list[News]:
    """The meetings to come at which something is new to the actor, the next first; a constant number of queries."""
    rows = [*_unread(actor).filter(meeting__on__gte=on, meeting__state=Meeting.State.PLANNED).filter(_seen_by(actor))]
    meetings = _meetings({row.meeting_id for row in rows})
    found = []
    for meeting in meetings:
        new = _at(meeting, (row for row in rows if row.meeting_id == meeting.pk))
        if new:
            found.append(News(meeting, new[0].looked, new))  # type: ignore[attr-defined]
    return found


def news_of(actor: Actor, pk: UUID) -> News:
    """Everything that changed at one meeting. Raises Http404 unless the actor sees everybody's flags there."""
    meeting = meeting_for(actor, pk)
    if not permissions.may_see_changes(actor, meeting):
        raise Http404
    rows = _at(meeting, _changes(actor).filter(meeting=meeting))
    new = {*_unread(actor).filter(meeting=meeting).values_list("pk", flat=True)}
    looked = Look.objects.filter(meeting=meeting, user=actor.user_id).values_list("at", flat=True).first()
    return News(
        meeting=meeting,
        looked=looked,
        new=tuple(row for row in rows if row.pk in new),
        earlier=tuple(row for row in rows if row.pk not in new),
        stale=Run.objects.filter(meeting=meeting, stale=True).exists(),
    )


def items_changed(actor: Actor, run: Run) -> list[UUID]:
    """The item of each change that is new to the actor, from the run's own row."""
    looked = run.looked.get(str(actor.user_id))
    return [UUID(item) for at, item, cause in run.changed if (at > looked if looked else cause != Cause.AGENDA)]


def _changes(actor: Actor) -> QuerySet[Change]:
    """The changes of meetings not over at the time, on items still on the agenda, with when the actor last looked."""
    looked = Look.objects.filter(meeting=OuterRef("meeting"), user=actor.user_id).values("at")[:1]
    return (
        Change.objects.visible_to(actor)
        .filter(afterwards=False, item__withdrawn=False)
        .annotate(looked=Subquery(looked))
        .select_related("item", "person", "committee", "deed")
        .prefetch_related("item__for_committees")
    )


def _unread(actor: Actor) -> QuerySet[Change]:
    """Those since the actor looked. What an agenda brings while it is made is news only to somebody who had looked at it."""
    never = Q(looked=None) & ~Q(cause=Cause.AGENDA)
    return _changes(actor).filter(never | Q(at__gt=F("looked")))


def _seen_by(actor: Actor) -> Q:
    """The changes of meetings that are the actor's to follow, by a CCG or a committee of theirs; an auditor follows none."""
    ccgs = actor.ccgs(roles_that_may("mark_changes_seen", "c"))
    committees = actor.committees(roles_that_may("mark_changes_seen", "k"))
    convened = Meeting.objects.filter(Q(convenings__committee__ccg__in=ccgs) | Q(convenings__committee__in=committees))
    return Q(meeting__in=convened.values("pk"))


def _meetings(keys: Iterable[UUID]) -> list[Meeting]:
    keys = [*keys]
    found = Meeting.objects.filter(pk__in=keys).select_related("ccg").prefetch_related(CONVENED)
    return [*found.order_by("on", "starts_at", "pk")] if keys else []


def _at(meeting: Meeting, rows: Iterable[Change]) -> tuple[Change, ...]:
    """The changes with their meeting in hand."""
    found = (*rows,)
    for row in found:
        row.meeting = row.item.meeting = meeting
    return found
