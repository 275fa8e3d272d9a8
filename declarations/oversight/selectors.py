"""The meetings and rulings of a period that an actor oversees: a meeting in its eight queries, all rulings in three."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import joined
from committees.meetings.facts import Item
from committees.meetings.models import Convening, Meeting
from committees.seats.models import Committee
from committees.seats.vocabulary import SeatCategory
from declarations.conflicts.comparing import kind_from
from declarations.conflicts.gather.decided import as_facts
from declarations.conflicts.models import Ruling
from declarations.conflicts.selectors import Assessed, assessed
from declarations.guidance.facts import Sitting
from declarations.guidance.seating import attends, handled
from declarations.guidance.vocabulary import Step
from declarations.interests.cards import heading_of
from declarations.oversight.facts import Handled, HeldItem, HeldMeeting, Present
from declarations.oversight.periods import Period
from declarations.oversight.permissions import overseen_by


def committees_for(actor: Actor) -> list[Committee]:
    """The committees that the actor oversees, by name."""
    rows = Committee.objects.filter(ccg__in=overseen_by(actor)).select_related("ccg")
    return list(rows.order_by("ccg__name", "name", "pk"))


@dataclass(frozen=True)
class Overseen:
    """A period, of one committee or of all that the actor oversees; what is in it is read when asked for."""

    actor: Actor
    period: Period
    committee: UUID | None = None

    @cached_property
    def meetings(self) -> tuple[HeldMeeting, ...]:
        """The meetings held, the latest first, each assessed with its rulings in force."""
        found = (assessed(pk) for pk in self._held())
        return tuple(_held(one, self.actor, self._whose) for one in found if one)

    @cached_property
    def rulings(self) -> tuple[Handled, ...]:
        """The rulings in force, the latest meeting first."""
        meetings = Prefetch("item__meeting__convenings", Convening.objects.select_related("committee__ccg"))
        theirs = Q(item__for_committees=None) | Q(item__for_committees__committee__in=self._whose)
        rows = (
            Ruling.objects.filter(theirs, followed_by=None, item__withdrawn=False, item__meeting__in=self._of_the_period())
            .select_related("item__meeting", "person", "ruled_by", "interest__organisation")
            .prefetch_related(meetings)
            .order_by("-item__meeting__on", "item__order", "item__number", "person__name", "pk")
            .distinct()
        )
        return tuple(map(_ruled, rows))

    @cached_property
    def _whose(self) -> frozenset[UUID]:
        """The committees looked at: the one asked for, where it is one of theirs, or all."""
        rows = Committee.objects.filter(ccg__in=overseen_by(self.actor))
        return frozenset((rows.filter(pk=self.committee) if self.committee else rows).values_list("pk", flat=True))

    def _of_the_period(self) -> QuerySet[Meeting, Meeting]:
        within = Meeting.objects.filter(on__gte=self.period.since, on__lt=self.period.until)
        met = Convening.objects.filter(committee__in=self._whose)
        return within.filter(pk__in=met.values("meeting")).exclude(state=Meeting.State.CANCELLED)

    def _held(self) -> list[UUID]:
        held = self._of_the_period().filter(state=Meeting.State.HELD)
        return list(held.order_by("-on", "-starts_at", "pk").values_list("pk", flat=True))


def _held(found: Assessed, actor: Actor, whose: Collection[UUID]) -> HeldMeeting:
    out = {(ruled.item, ruled.person): ruled for ruled in as_facts(found.gathered.rulings)}
    items = (item for item in found.items_for(actor) if not item.committees or item.committees & frozenset(whose))

    def withdrew(item: Item, sitting: Sitting) -> bool:
        person = sitting.person or sitting.key
        return handled(found.finding(item.key, sitting.key), out.get((item.key, person))).is_out

    def present(item: Item) -> Iterator[Present]:
        for sitting in found.meeting.sittings:
            if attends(sitting, item.key) and sitting.seat.committees & (item.committees or frozenset(whose)) & frozenset(
                whose
            ):
                member = sitting.seat.category is not SeatCategory.IN_ATTENDANCE
                yield Present(
                    sitting.person or sitting.key, sitting.name, sitting.seat.office, withdrew(item, sitting), member
                )

    return HeldMeeting(
        key=found.gathered.meeting,
        on=found.meeting.date,
        committees=who_met(found.gathered.row),
        items=tuple(
            HeldItem(item.key, item.number, item.title, item.decision, tuple(present(item)), _lost(found, item, whose))
            for item in items
        ),
    )


def _lost(found: Assessed, item: Item, whose: Collection[UUID]) -> bool:
    """Whether a committee looked at could not decide for want of a quorum."""
    afters = found.by_item[item.key].after
    return item.decision and any(after.quorate is False for after in afters if after.committee in whose)


def _ruled(row: Ruling) -> Handled:
    meeting = row.item.meeting
    meeting.committees = meeting.in_order(convening.committee for convening in meeting.convenings.all())
    return Handled(
        item=row.item_id,
        number=row.item.number,
        title=row.item.title,
        on=meeting.on,
        committees=who_met(meeting),
        person=row.person_id,
        name=row.person.name,
        by=f"{row.ruled_by.name}, {row.get_capacity_display().split(',')[0].lower()}",
        kind=kind_from(row.kind_of_case or ""),
        interest=row.interest_id,
        interest_says=heading_of(row.interest) if row.interest else "",
        proposed=Step(row.proposed_step) if row.proposed_step else None,
        step=Step(row.step) if row.step else None,
        reason=row.reason,
    )


def who_met(meeting: Meeting) -> str:
    """The committees of a meeting, each name once."""
    return joined(dict.fromkeys(committee.name for committee in meeting.committees))
