"""What was decided at meetings: of approved minutes, the items of the public part, with what registers withhold left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from committees.meetings.models import Meeting
from committees.meetings.selectors import CONVENED
from committees.meetings.vocabulary import Part
from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.interests.models import Interest
from declarations.minutes.facts import Conflict, Item
from declarations.minutes.frozen import read
from declarations.minutes.models import Approval
from declarations.registers.masks import Mask
from declarations.registers.selectors.withheld import mask_of

IN_PUBLIC = Q(is_public=True, item__part=Part.PUBLIC, item__withdrawn=False)
OF_A_MEETING = Q(**{f"minutes__approvals__{name}": wanted for name, wanted in IN_PUBLIC.children})  # type: ignore[misc]


@dataclass(frozen=True, slots=True)
class Decided:
    """One item as its minutes were approved last; `version` counts the corrections."""

    item: Item
    version: int


@dataclass(frozen=True)
class Decisions:
    """What one meeting decided in public, with the masks to be laid over it."""

    meeting: Meeting
    items: tuple[Decided, ...]
    masks: tuple[Mask, ...]
    kept: frozenset[UUID]  # interests of which the register does not tell

    def words(self, words: str) -> str:
        """Words as the public may read them; nothing of them where a withheld name stands in them."""
        for mask in self.masks:
            words = mask.over_words(words)
        return words

    def hides_who(self, conflict: Conflict) -> bool:
        return any(mask.hides_who(conflict.person) for mask in self.masks)  # type: ignore[arg-type]  # keys of rows

    def hides_what(self, conflict: Conflict) -> bool:
        return bool(self.kept.intersection(conflict.interests))


def ccgs_with_decisions() -> QuerySet[Organisation, Organisation]:
    """The CCGs one of whose committees has decided something that is published, by name."""
    held = Meeting.objects.filter(OF_A_MEETING)
    found = Organisation.objects.filter(committees__convenings__meeting__in=held, ods_code__isnull=False)
    return found.distinct().order_by("name")


def ccg_that_decides(code: str) -> Organisation:
    """The CCG of this code whose decisions are published. Raises Http404, alike for one that is not known."""
    ccg = ccgs_with_decisions().filter(ods_code__iexact=code).first()
    if ccg is None:
        raise Http404("No CCG of that code publishes decisions here.")
    return ccg


def meetings_that_decided(ccg: Organisation) -> list[Meeting]:
    """The meetings of its committees with something published, the latest first, each with `decided`: how many items."""
    of_the_ccg = Meeting.objects.filter(OF_A_MEETING, convenings__committee__ccg=ccg)
    counted = of_the_ccg.annotate(decided=Count("minutes__approvals__item", distinct=True))
    return [*counted.prefetch_related(CONVENED).order_by("-on", "pk")]


def decisions_of(ccg: Organisation, pk: UUID) -> Decisions:
    """What a meeting of the CCG decided in public. Raises Http404 where nothing of it is published."""
    meeting = (
        Meeting.objects.filter(pk=pk, convenings__committee__ccg=ccg)
        .select_related("ccg")
        .prefetch_related(CONVENED)
        .first()
    )
    rows = Approval.objects.filter(IN_PUBLIC, minutes__meeting=pk).order_by("item__order", "item__number", "number")
    last = {row.item_id: row for row in rows}
    told = [(row, read(row.body)) for row in last.values()]
    items = tuple(Decided(fact, row.number) for row, fact in told if isinstance(fact, Item))
    if meeting is None or not items:
        raise Http404("No decision of such a meeting is published.")
    conflicts = [conflict for one in items for conflict in one.item.conflicts]
    masks = _masks(meeting, conflicts)
    return Decisions(meeting, items, masks, _kept(masks, conflicts))


def _masks(meeting: Meeting, conflicts: Iterable[Conflict]) -> tuple[Mask, ...]:
    """What is withheld in the registers of every CCG that meets, and of those from which the people come."""
    people = Person.objects.filter(pk__in={one.person for one in conflicts})
    homes = {committee.ccg_id for committee in meeting.committees} | {*people.values_list("ccg", flat=True), meeting.ccg_id}
    return tuple(mask_of(ccg) for ccg in Organisation.objects.filter(pk__in=homes).order_by("pk"))


def _kept(masks: Iterable[Mask], conflicts: Iterable[Conflict]) -> frozenset[UUID]:
    """The interests of which details are withheld, and those whose declarer has not agreed to publication (R2.15)."""
    keys = {key for one in conflicts for key in one.interests}
    refused = Interest.objects.filter(pk__in=keys, publish=False).values_list("pk", flat=True)
    return frozenset(refused).union(*(mask.entries for mask in masks))
