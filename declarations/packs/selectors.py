"""Questions about packs: what a pack holds and leaves out, which is whose, and what came to whom."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from coi_register.accounts.actors import Actor
from committees.meetings.models import Item, Meeting
from committees.meetings.selectors import items_of, meeting_for
from committees.organisations.facts import Key
from committees.papers.models import Paper
from committees.papers.selectors import papers_of
from committees.people.models import Person
from declarations.conflicts.selectors import Assessed, assessed
from declarations.packs.facts import Left, Numbered, Withheld
from declarations.packs.models import Pack, PackRun, Served
from declarations.packs.numbering import numbered
from declarations.packs.permissions import may_read_paper
from declarations.packs.vocabulary import State
from declarations.packs.withheld import people_at, withheld_in


@dataclass(frozen=True)
class Table:
    """A meeting with everything that its packs rest on, as it is recorded now."""

    meeting: Meeting
    found: Assessed | None
    items: tuple[Item, ...]
    papers: tuple[Paper, ...]

    @cached_property
    def withheld(self) -> Withheld:
        return withheld_in(self.found) if self.found else Withheld()

    @cached_property
    def people(self) -> dict[Key, str]:
        """Everybody with a seat or a part at the meeting, and their name."""
        return people_at(self.found) if self.found else {}

    @cached_property
    def numbering(self) -> tuple[Numbered, ...]:
        """The label of each paper, which it keeps from one run to the next."""
        before: dict[str, str] = {}
        for told in PackRun.objects.filter(meeting=self.meeting).order_by("number").values_list("numbering", flat=True):
            before |= {one["paper"]: one["label"] for one in told}
        return numbered(self.papers, before)

    @cached_property
    def with_papers(self) -> frozenset[str]:
        """The items that have a paper."""
        return frozenset(one.item for one in self.numbering)

    def left_for(self, person: Key) -> Left:
        """What the pack of somebody at the meeting leaves out; where nothing is, nobody is told that it is withheld."""
        kept = {str(item.pk) for item in self.items if self.withheld.from_person(person, item.pk)}
        seen = {str(item) for item, people in self.withheld.theirs.items() if person in people}
        private = {str(item) for item in self.withheld.private}
        papers = {one.paper for one in self.numbering if one.private and one.item not in seen | kept}
        return Left(frozenset(kept & self.with_papers - private), frozenset(kept & private | papers))

    def left_by(self, actor: Actor) -> Left:
        """What is kept from whoever asks, be there papers or not: by what binds those they stand for, or for want of a right."""
        read = {str(one) for one in _keys(Item.objects.visible_to(actor).filter(meeting=self.meeting))}
        bound = {str(one.pk) for one in self.items if self.withheld.from_any(actor.stands_for, one.pk)}
        private = {str(item) for item in self.withheld.private}
        seen = _keys(Paper.objects.visible_to(actor).filter(item__meeting=self.meeting))
        unseen = _keys(Paper.objects.filter(item__meeting=self.meeting)) - seen
        unnamed = {str(one.pk) for one in self.items} - read | bound & private
        return Left(frozenset(bound - unnamed), frozenset(unnamed | {str(one) for one in unseen}))


def _keys(rows: QuerySet[Any]) -> set[UUID]:
    return set(rows.values_list("pk", flat=True))


def table_of(meeting: Meeting) -> Table:
    """Everything that the packs of a meeting rest on; its committees are in hand."""
    return Table(meeting, assessed(meeting.pk), tuple(items_of(meeting)), tuple(papers_of(meeting)))


def runs_of(meeting: Meeting) -> list[PackRun]:
    """Every run, the latest first."""
    return [*PackRun.objects.filter(meeting=meeting).prefetch_related("packs").order_by("-number")]


def run_for(actor: Actor, pk: UUID) -> PackRun:
    """A run with its meeting in hand. Raises Http404."""
    run = PackRun.objects.visible_to(actor).filter(pk=pk).first()
    if run is None:
        raise Http404("There are no such packs.")
    run.meeting = meeting_for(actor, run.meeting_id)
    return run


def open_run(meeting: Meeting) -> PackRun | None:
    """The run whose packs are being made."""
    return PackRun.objects.filter(meeting=meeting, state=State.ASKED).first()


def last_made(meeting: Meeting, *, before: int | None = None) -> PackRun | None:
    """The last run whose packs are all made; or the last of those before a number."""
    made = PackRun.objects.filter(meeting=meeting, state=State.MADE)
    return (made if before is None else made.filter(number__lt=before)).order_by("-number").first()


def numbering_of(run: PackRun) -> tuple[Numbered, ...]:
    """The papers of a run, as it numbered them."""
    return tuple(Numbered.read(one) for one in run.numbering)


def pack_of(actor: Actor, table: Table, run: PackRun) -> Pack | None:
    """The pack of a run that is the actor's: the one made for them, if it still holds nothing that is kept from them now.

    For whoever holds no seat it is the fullest of those that they may open.
    """
    left = table.left_by(actor)
    open_to_them = [pack for pack in run.packs.all() if is_open_to(left, pack, table)]
    own = [pack for pack in open_to_them if actor.person and str(actor.person) in pack.people]
    if own or (actor.person and any(str(actor.person) in pack.people for pack in run.packs.all())):
        return own[0] if own else None
    return max(open_to_them, key=lambda pack: pack.pages, default=None)


def is_open_to(left: Left, pack: Pack, table: Table) -> bool:
    """Whether a pack holds nothing that is kept from somebody now; none is open while an item of it is off the agenda."""
    agenda = frozenset(pack.run.items)
    if agenda - {str(item.pk) for item in table.items}:
        return False
    if agenda & left.unnamed - frozenset(pack.unnamed):
        return False
    return not any(left.has(paper) for paper in held_by(pack))


def held_by(pack: Pack) -> list[Numbered]:
    """The papers that a pack holds."""
    return [one for one in numbering_of(pack.run) if one.version in pack.versions]


def pack_for(actor: Actor, pk: UUID) -> tuple[Pack, Table]:
    """A pack that the actor may open now. Raises Http404: the answer is alike for one that never was."""
    meetings = Meeting.objects.visible_to(actor)
    pack = Pack.objects.filter(pk=pk, run__state=State.MADE, run__meeting__in=meetings).select_related("run").first()
    if pack is not None:
        table = table_of(meeting_for(actor, pack.run.meeting_id))
        if is_open_to(table.left_by(actor), pack, table):
            return pack, table
    raise Http404("There is no such pack.")


def paper_for(actor: Actor, pk: UUID) -> tuple[Paper, Numbered]:
    """A paper that the actor may read now, with its label. Raises Http404: the answer is alike for one that never was."""
    row = Paper.objects.visible_to(actor).filter(pk=pk, withdrawn=False).select_related("item").first()
    if row is not None:
        table = table_of(meeting_for(actor, row.item.meeting_id))
        found = next((one for one in table.papers if one.pk == pk), None)
        label = next((one for one in table.numbering if one.paper == str(pk)), None)
        if found is not None and label is not None:
            found.item.meeting = table.meeting
            if may_read_paper(actor, found, table.withheld):
                return found, label
    raise Http404("There is no such paper.")


def served_at(actor: Actor, meeting: Meeting) -> list[Served]:
    """What was served at a meeting, of what the actor may read themselves, the latest first."""
    left = table_of(meeting).left_by(actor)
    kept = [UUID(one) for one in left.withheld | left.unnamed]
    rows = Served.objects.visible_to(actor).filter(meeting=meeting).exclude(item__in=kept)
    return [*rows.exclude(version__paper__in=kept).select_related("item", "version", "pack__run", "person")]


def served_of(paper: Paper, person: Person) -> list[Served]:
    """Whenever a version of the paper came to the person, by whatever way, the first first."""
    to_them = Q(person=person) | (Q(user=person.user_id) if person.user_id else Q(pk__in=[]))
    return [*Served.objects.filter(to_them, version__paper=paper).order_by("at")]
