"""Questions about minutes: what of them somebody may read, what is approved and by whom it can be, and what is wrong with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from coi_register.accounts.actors import Actor
from committees.meetings.models import Item as ItemRow
from committees.meetings.models import Meeting
from committees.meetings.selectors import CONVENED, meeting_for
from committees.organisations.facts import Key
from declarations.conflicts.selectors import Assessed, assessed
from declarations.minutes import facts, permissions
from declarations.minutes.frozen import read, seal, written
from declarations.minutes.gather import Source, account_of, words_of
from declarations.minutes.lint import Found, lint
from declarations.minutes.models import Approval, Minutes, Passage
from declarations.packs.facts import Why
from declarations.packs.withheld import withheld_in
from declarations.proceedings.selectors import proceedings_of


@dataclass(frozen=True)
class Part:
    """The head of the minutes (`item` None) or one item: as it would be approved now, and as it was; the last version last."""

    item: UUID | None
    now: facts.Opening | facts.Item
    approvals: tuple[Approval, ...] = ()
    approvers: frozenset[UUID] = frozenset()

    @property
    def approved(self) -> Approval | None:
        """The version in force."""
        return self.approvals[-1] if self.approvals else None

    @cached_property
    def text(self) -> str:
        return written(self.now)

    @cached_property
    def seal(self) -> str:
        return seal(self.text)

    @property
    def waits(self) -> bool:
        """Whether it is other than what was approved last, or nothing was."""
        return self.approved is None or self.approved.seal != self.seal

    @cached_property
    def standing(self) -> facts.Opening | facts.Item:
        """What stands: the approved version where there is one, else the draft. Raises CannotBeRead."""
        return read(self.approved.body) if self.approved else self.now


@dataclass(frozen=True)
class Kept:
    """An item whose minutes are kept from the reader, who may know that it was there."""

    number: str
    title: str
    why: Why


@dataclass(frozen=True)
class Reading:
    """The minutes of a meeting as one person may read them. `makes`: they read the draft; `faults` are of these parts only."""

    meeting: Meeting
    found: Assessed
    minutes: Minutes | None
    has_begun: bool
    makes: bool
    parts: tuple[Part, ...] = ()
    kept: tuple[Kept, ...] = ()
    is_whole: bool = False
    faults: tuple[Found, ...] = ()

    def part(self, item: UUID | None) -> Part | None:
        return next((part for part in self.parts if part.item == item), None)

    def waits_for(self, actor: Actor) -> tuple[Part, ...]:
        """The parts that this person can approve, and that are other than what was approved last."""
        if not permissions.may_approve_any(actor, self.meeting):
            return ()
        return tuple(part for part in self.parts if part.waits and actor.person in part.approvers)

    def faults_of(self, part: Part) -> tuple[Found, ...]:
        return tuple(one for one in self.faults if one.item == part.item)


def reading_for(actor: Actor, pk: UUID) -> Reading:
    """The minutes as the actor may read them, in the same queries whatever there is. Raises Http404 where they read none."""
    meeting = meeting_for(actor, pk)
    found = assessed(meeting.pk)
    if found is None or not permissions.may_read(actor, meeting):
        raise Http404("There are no minutes of such a meeting.")
    return _reading(actor, meeting, found)


def _reading(actor: Actor, meeting: Meeting, found: Assessed) -> Reading:
    told = proceedings_of(meeting)
    minutes = Minutes.objects.filter(meeting=meeting).prefetch_related("passages").first()
    makes = bool(permissions.may_read_draft(actor, meeting))
    has_begun = told.opened_at is not None or meeting.state == Meeting.State.HELD
    bare = Reading(meeting, found, minutes, has_begun, makes)
    if not has_begun or not (makes or (minutes and minutes.sent_at)):
        return bare
    source = Source(found, told, words_of(minutes))
    account = account_of(source)
    kept = dict(_kept(actor, meeting, found, account))
    read_by = tuple(item for item in account.items if item.key not in kept)
    approvals = _approvals(actor, minutes)
    parts = [Part(None, account.opening, approvals.get(None, ()), frozenset(account.opening.presided))]  # type: ignore[arg-type]
    parts += [Part(item.key, item, approvals.get(item.key, ()), _approvers(item, found)) for item in read_by]  # type: ignore[arg-type, call-overload]
    theirs = {item.key for item in read_by}
    return Reading(
        meeting=meeting,
        found=found,
        minutes=minutes,
        has_begun=True,
        makes=makes,
        parts=tuple(parts),
        kept=tuple(one for one in kept.values() if one is not None),
        is_whole=not kept,
        faults=tuple(one for one in lint(account) if one.item is None or one.item in theirs),
    )


def _kept(actor: Actor, meeting: Meeting, found: Assessed, account: facts.Account) -> Iterator[tuple[Key, Kept | None]]:
    """What is kept from the actor: None where not even that there is something. A prohibition beats any role (law 1)."""
    visible = {*ItemRow.objects.visible_to(actor).filter(meeting=meeting).values_list("pk", flat=True)}
    from_them = withheld_in(found)
    for item in account.items:
        why = from_them.from_any(actor.stands_for, item.key)
        if item.key not in visible:
            yield item.key, None
        elif why is not None:
            yield item.key, Kept(item.number, item.title, why) if why.named else None


def _approvals(actor: Actor, minutes: Minutes | None) -> dict[UUID | None, tuple[Approval, ...]]:
    found: dict[UUID | None, tuple[Approval, ...]] = {}
    rows = Approval.objects.visible_to(actor).filter(minutes=minutes).select_related("approved_by", "item")
    for row in rows if minutes else ():
        found[row.item_id] = (*found.get(row.item_id, ()), row)
    return found


def _approvers(item: facts.Item, found: Assessed) -> frozenset[UUID]:
    """Whoever presided, unless they had to leave for the item; else whoever would have to preside (R7.5)."""
    out = {one.person for one in item.conflicts if one.is_out}
    presided = frozenset(item.presided) - out
    if not presided and (answer := found.by_item.get(item.key)):
        presided = frozenset(chair for after in answer.after if (chair := found.chair_of(item.key, after))) - out
    return presided  # type: ignore[return-value]  # keys of rows


def part_for(actor: Actor, reading: Reading, item: UUID | None) -> Part:
    """One part of the minutes. Raises Http404 for one that is not there, and alike for one kept from the actor."""
    part = reading.part(item)
    if part is None:
        raise Http404("There are no minutes of such an item.")
    return part


def passage_of(reading: Reading, item: UUID | None) -> Passage | None:
    """What the secretary wrote of it so far."""
    rows = reading.minutes.passages.all() if reading.minutes else ()
    return next((row for row in rows if row.item_id == item), None)


def to_approve(actor: Actor) -> list[Meeting]:
    """The meetings of which a part that the actor presided over was sent round and never approved, the latest first."""
    if actor.person is None:
        return []
    theirs = ItemRow.objects.visible_to(actor).filter(withdrawn=False, discussion__presided=actor.person, approvals=None)
    known = Meeting.objects.visible_to(actor).where_they_may(actor, "approve_minutes")
    rows = known.filter(minutes__sent_at__isnull=False)
    return _listed(rows.filter(pk__in=theirs.values("meeting")))


def to_write(actor: Actor) -> list[Meeting]:
    """The meetings that closed in the room and whose minutes the actor has not sent round yet, the latest first."""
    known = Meeting.objects.visible_to(actor).where_they_may(actor, "write_minutes")
    rows = known.filter(sitting__closed_at__isnull=False)
    return _listed(rows.filter(minutes__sent_at=None))


def _listed(rows: QuerySet[Meeting, Meeting]) -> list[Meeting]:
    return [*rows.select_related("ccg").prefetch_related(CONVENED).order_by("-on", "pk")]
