"""What would have been different at meetings that were over when a fact became known, deed by deed, for the Guardian."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import roles_that_may
from coi_register.audit.models import Deed
from committees.meetings.models import Attendance, ItemAbsence, Meeting
from committees.meetings.selectors import CONVENED
from committees.organisations.models import Organisation
from committees.seats.models import Holding
from declarations.changes.models import Change, LookedInto
from declarations.conflicts.models import Ruling
from declarations.interests.models import Interest

Case = tuple[UUID, UUID]  # an item and a person


@dataclass(frozen=True, slots=True)
class TookPart:
    """What is recorded of a person at an item of a meeting that is over."""

    state: str | None  # of attendance; None: nobody recorded it
    was_away: bool
    ruling: Ruling | None


@dataclass(frozen=True, slots=True)
class Hindsight:
    """One deed with all it shows of past meetings; `interest`: the declaration in question, `appointed`: its person's first day."""

    deed: Deed
    changes: tuple[Change, ...]
    interest: Interest | None
    appointed: date | None
    ccg: Organisation  # whose Guardian is asked
    note: LookedInto | None

    @property
    def is_late_declaration(self) -> bool:
        """Whether it is an interest that was declared after one of the meetings."""
        declared = self.interest.declared_on if self.interest else None
        return declared is not None and any(change.meeting.on < declared for change in self.changes)


def hindsight_for(actor: Actor) -> list[Hindsight]:
    """Everything of the actor's CCGs, what nobody has looked into first, then the latest; a constant number of queries."""
    ccgs = actor.ccgs(roles_that_may("read_hindsight", "c"))
    found = _by_deed(ccgs, _changes(actor).filter(_of(ccgs)))
    return sorted(found, key=lambda one: (one.note is not None, -one.deed.at.timestamp()))


def hindsight_of(actor: Actor, deed: UUID) -> Hindsight:
    """One of them. Raises Http404 where there is nothing that the actor may read."""
    ccgs = actor.ccgs(roles_that_may("read_hindsight", "c"))
    found = _by_deed(ccgs, _changes(actor).filter(_of(ccgs), deed=deed))
    if not found:
        raise Http404
    return found[0]


def unsettled(actor: Actor) -> int:
    """How many deeds wait for the actor, as the Guardian, to look into; one query."""
    ccgs = actor.ccgs(roles_that_may("look_into_hindsight", "c"))
    open_ones = Change.objects.visible_to(actor).filter(_of(ccgs), afterwards=True).exclude(deed__looked_into__ccg__in=ccgs)
    return open_ones.values("deed").distinct().count() if ccgs else 0


def took_part(changes: Iterable[Change]) -> dict[Case, TookPart]:
    """By item and person, what is recorded of them there; three queries."""
    about = [change for change in changes if change.person_id is not None]
    people, items = {one.person_id for one in about}, {one.item_id for one in about}
    meetings = {one.meeting_id for one in about}
    states = {
        (row.meeting_id, row.person_id): row.state
        for row in Attendance.objects.filter(meeting__in=meetings, person__in=people)
    }
    away = {(row.item_id, row.person_id) for row in ItemAbsence.objects.filter(item__in=items, person__in=people)}
    last = Ruling.objects.filter(item__in=items, person__in=people, followed_by=None).select_related("ruled_by")
    ruled = {(row.item_id, row.person_id): row for row in last}
    found = {}
    for one in about:
        case: Case = (one.item_id, one.person_id)  # type: ignore[assignment]
        found[case] = TookPart(states.get((one.meeting_id, case[1])), case in away, ruled.get(case))
    return found


def _changes(actor: Actor) -> QuerySet[Change]:
    first = Holding.objects.filter(person=OuterRef("interest__person")).order_by(F("since").asc(nulls_first=True))
    return (
        Change.objects.visible_to(actor)
        .filter(afterwards=True)
        .annotate(appointed=Subquery(first.values("since")[:1]))
        .select_related("item", "person", "committee", "deed", "interest__organisation", "interest__person")
        .prefetch_related("item__for_committees", "deed__looked_into")
        .order_by("item__meeting__on", "item__order", "person__name", "pk")
    )


def _of(ccgs: Collection[UUID]) -> Q:
    convened = Meeting.objects.filter(Q(ccg__in=ccgs) | Q(convenings__committee__ccg__in=ccgs))
    return Q(meeting__in=convened.values("pk"))


def _by_deed(ccgs: Collection[UUID], changes: Iterable[Change]) -> list[Hindsight]:
    rows = [*changes]
    meetings = {
        row.pk: row
        for row in Meeting.objects.filter(pk__in={row.meeting_id for row in rows})
        .select_related("ccg")
        .prefetch_related(CONVENED)
    }
    found: dict[UUID, list[Change]] = {}
    for row in rows:
        row.meeting = row.item.meeting = meetings[row.meeting_id]
        found.setdefault(row.deed_id, []).append(row)
    return [_hindsight(alike, ccgs) for alike in found.values()]


def _hindsight(changes: list[Change], ccgs: Collection[UUID]) -> Hindsight:
    first = next((change for change in changes if change.interest_id), changes[0])
    meeting = changes[0].meeting
    own = next((one.ccg for one in meeting.committees if one.ccg_id in ccgs), meeting.ccg)
    notes = (note for note in changes[0].deed.looked_into.all() if note.ccg_id == own.pk)  # type: ignore[attr-defined]  # named upstairs
    return Hindsight(
        deed=changes[0].deed,
        changes=tuple(changes),
        interest=first.interest,
        appointed=first.appointed,  # type: ignore[attr-defined]
        ccg=own,
        note=next(notes, None),
    )
