"""A meeting with everything that its packs rest on, and what is left out for somebody at it, or for whoever asks."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from coi_register.accounts.actors import Actor
from committees.meetings.models import Item, Meeting
from committees.meetings.selectors import items_of
from committees.organisations.facts import Key
from committees.papers.models import Paper
from committees.papers.selectors import papers_of
from declarations.conflicts.selectors import Assessed, assessed
from declarations.packs.facts import Left, Numbered, Withheld
from declarations.packs.models import PackRun
from declarations.packs.numbering import numbered
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
        reasons = {str(item.pk): self.withheld.from_person(person, item.pk) for item in self.items}
        kept = {item for item, why in reasons.items() if why}
        unnamed = {item for item, why in reasons.items() if why and not why.named}
        seen = {str(item) for item, people in self.withheld.theirs.items() if person in people}
        papers = {one.paper for one in self.numbering if one.private and one.item not in seen | kept}
        return Left(frozenset(kept & self.with_papers - unnamed), frozenset(unnamed | papers))

    def left_by(self, actor: Actor) -> Left:
        """What is kept from whoever asks, be there papers or not: by what binds those they stand for, or for want of a right."""
        read = {str(one) for one in _keys(Item.objects.visible_to(actor).filter(meeting=self.meeting))}
        bound = {str(one.pk) for one in self.items if self.withheld.from_any(actor.stands_for, one.pk)}
        seen = _keys(Paper.objects.visible_to(actor).filter(item__meeting=self.meeting))
        unseen = _keys(Paper.objects.filter(item__meeting=self.meeting)) - seen
        unnamed = {str(one.pk) for one in self.items} - read
        return Left(frozenset(bound - unnamed), frozenset(unnamed | {str(one) for one in unseen}))


def _keys(rows: QuerySet[Any]) -> set[UUID]:
    return set(rows.values_list("pk", flat=True))


def table_of(meeting: Meeting) -> Table:
    """Everything that the packs of a meeting rest on; its committees are in hand."""
    return Table(meeting, assessed(meeting.pk), tuple(items_of(meeting)), tuple(papers_of(meeting)))
