"""A meeting as it stands beside the same as it would be, for whoever sees the flags on everybody there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

from coi_register.accounts.actors import Actor
from committees.meetings.facts import Item
from committees.organisations.facts import Key
from committees.people.models import People, Person
from declarations.conflicts import permissions
from declarations.conflicts.assessment import assess
from declarations.conflicts.gather.decided import as_facts
from declarations.conflicts.models import Ruling
from declarations.conflicts.selectors import Assessed, assessed_for
from declarations.guidance.facts import Meeting, Ruled, Sitting
from declarations.guidance.vocabulary import Step
from declarations.whatif.address import Tries
from declarations.whatif.gather import known_of
from declarations.whatif.supposing import supposed
from declarations.whatif.suppositions import Handled, Supposition, is_possible, person_of


@dataclass(frozen=True)
class Tried:
    """What is tried, the meeting before and after; `items` are those the actor may read."""

    actor: Actor
    tries: Tries
    before: Assessed
    after: Assessed
    items: tuple[Item, ...]

    @property
    def suppositions(self) -> Sequence[Supposition]:
        return self.tries.suppositions

    @property
    def meeting(self) -> UUID:
        return self.before.gathered.meeting

    @cached_property
    def shown(self) -> Item | None:
        """The item looked at; None for the whole agenda. Unasked, the first that cannot be decided, or that is."""
        by_key = {item.key: item for item in self.items}
        if self.tries.whole or not self.items:
            return None
        return by_key.get(self.tries.item) or next((item for item in self.items if self.is_stuck(item)), self._first())

    def _first(self) -> Item:
        return next((item for item in self.items if item.decision and item.concerns), self.items[0])

    def is_stuck(self, item: Item) -> bool:
        """Whether the item needs mending as it stands."""
        return item.decision and can_decide(self.before, item) is False

    def step(self, found: Assessed, item: Key, sitting: Sitting) -> Step | None:
        """How somebody is handled on an item, `found` being before or after: as tried, else as ruled, else as recommended."""
        ruled = self._tried.get((item, person_of(sitting))) if found is self.after else None
        if ruled is not None:
            return ruled.step
        ruling = found.ruling(item, person_of(sitting))
        return step_of(ruling) if ruling else found.finding(item, sitting.key).step

    @cached_property
    def _tried(self) -> dict[tuple[Key, Key], Handled]:
        return {(one.item, one.person): one for one in self.suppositions if isinstance(one, Handled)}

    def is_tried_on(self, item: Key, sitting: Sitting) -> bool:
        """Whether another step is tried for this person and item."""
        return (item, person_of(sitting)) in self._tried


def tried_for(actor: Actor, meeting: UUID, tries: Tries) -> Tried:
    """What comes of it, in four queries more than the meeting alone takes, and nothing written.

    Raises Http404 where there is no such meeting for the actor, and NotAllowed for who sees only their own flags.
    """
    found = assessed_for(actor, meeting)
    permissions.may_see_flags_on_others(actor, found.where).enforce()
    items, facts = tuple(found.items_for(actor)), found.meeting
    known = known_of(tries.suppositions, facts, Person.objects.visible_to(actor), at=found.gathered.row.ccg_id)
    readable = replace(facts, items=items)
    possible = tuple(one for one in tries.suppositions if is_possible(one, readable, known))
    altered, rulings = supposed(facts, as_facts(found.gathered.rulings), possible, known)
    left_out = len(tries.suppositions) - len(possible)
    tried = Tried(
        actor=actor,
        tries=replace(tries, suppositions=possible, unread=tries.unread + left_out),
        before=found,
        after=_assessed(found, altered, rulings),
        items=items,
    )
    return replace(tried, tries=tried.tries.at(tried.shown.key if tried.shown else None))


def can_decide(found: Assessed, item: Item) -> bool | None:
    """Whether every committee whose item it is could decide it; None where a quorum is not known."""
    afters = found.by_item[item.key].after
    if any(
        after.quorate is False or after.lay_executive_majority is False or found.chair_of(item.key, after) is None
        for after in afters
    ):
        return False
    return None if any(after.quorate is None for after in afters) else True


def people_to_invite(tried: Tried) -> People:
    """The people on record whom the actor may know of and who have no seat at the meeting."""
    seated = [person_of(sitting) for sitting in tried.before.meeting.sittings if not sitting.vacant]
    return Person.objects.visible_to(tried.actor).exclude(pk__in=seated)


def step_of(ruling: Ruling) -> Step | None:
    """The step that was ruled; None: no conflict."""
    return Step(ruling.step) if ruling.step else None


def _assessed(found: Assessed, facts: Meeting, rulings: tuple[Ruled, ...]) -> Assessed:
    """The altered meeting, assessed as any other; a chair whom the members chose presides only where they still could."""
    after = Assessed(replace(found.gathered, facts=facts), assess(facts, found.book, rulings), found.book)
    chosen = {
        (item, committee): person
        for (item, committee), person in found.gathered.chosen.items()
        if _may_still_preside(found, after, item, committee, person)
    }
    return replace(after, gathered=replace(after.gathered, chosen=chosen))


def _may_still_preside(found: Assessed, after: Assessed, item: UUID, committee: UUID, person: UUID) -> bool:
    before, now = found.after_of(item, committee), after.after_of(item, committee)
    return before == now or (now is not None and person in {person_of(after.sittings[key]) for key in now.choice})
