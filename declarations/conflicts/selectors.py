"""The assessment of a meeting as it stands: what the guidance implies, what was ruled, and what is left."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where
from coi_register.verdicts import Verdict
from committees.meetings.facts import Item
from committees.meetings.models import Item as ItemRow
from committees.meetings.models import Meeting
from committees.organisations.facts import Key
from committees.organisations.selectors import name_on
from declarations.conflicts import permissions
from declarations.conflicts.assessment import assess, is_item_of
from declarations.conflicts.gather import Gathered, gather
from declarations.conflicts.gather.decided import as_facts
from declarations.conflicts.models import ChosenChair, Ruling
from declarations.guidance import facts
from declarations.guidance.facts import Sitting
from declarations.guidance.findings import After, Assessment, Finding, ItemAssessment
from declarations.guidance.rulebook import load


@dataclass(frozen=True)
class Assessed:
    """A meeting's facts beside its assessment, with everything looked up by key."""

    gathered: Gathered
    proposed: Assessment  # before any ruling: the findings do not change, what is left does
    standing: Assessment  # with the rulings in force

    @property
    def meeting(self) -> facts.Meeting:
        return self.gathered.facts

    @cached_property
    def items(self) -> dict[Key, Item]:
        return {item.key: item for item in self.meeting.items}

    @cached_property
    def sittings(self) -> dict[Key, Sitting]:
        return {sitting.key: sitting for sitting in self.meeting.sittings}

    @cached_property
    def by_item(self) -> dict[Key, ItemAssessment]:
        return {item.item: item for item in self.standing.items}

    @property
    def where(self) -> Where:
        """What the policy is asked about."""
        return Where(
            ccgs=frozenset(self.meeting.ccgs),  # type: ignore[arg-type]
            committees=frozenset(committee.key for committee in self.meeting.committees),  # type: ignore[misc]
        )

    def items_for(self, actor: Actor) -> list[Item]:
        """The items that the actor may read: a private one only where it is an item of theirs."""
        convener = Where(ccgs=frozenset({self.gathered.row.ccg_id}))
        return [
            item
            for item in self.meeting.items
            if permissions.may_read_item(actor, item.part, meeting=self.where, item=self.where_of(item), convener=convener)
        ]

    def where_of(self, item: Item) -> Where:
        """What the policy is asked about the committees whose item it is."""
        whose = [one for one in self.meeting.committees if is_item_of(item, one.key)]
        return Where(ccgs=frozenset(one.ccg for one in whose), committees=frozenset(one.key for one in whose))  # type: ignore[misc]

    def finding(self, item: Key, sitting: Key) -> Finding:
        """What the guidance implies for one person and item. Raises KeyError for a vacant seat."""
        return self.by_item[item].findings[sitting]

    def ruling(self, item: Key, person: Key) -> Ruling | None:
        """The ruling in force on one person and item."""
        return self.gathered.rulings.get((item, person))  # type: ignore[arg-type]

    def after(self, item: Key, sitting: Key) -> After:
        """What is left of the committee on which this person sits for the item."""
        seat = self.sittings[sitting].seat
        afters = self.by_item[item].after
        return next((after for after in afters if not seat.committees or after.committee in seat.committees), afters[0])

    def after_of(self, item: Key, committee: Key) -> After | None:
        """What is left of a committee at an item; None where it is not an item of theirs."""
        return next((after for after in self.by_item[item].after if after.committee == committee), None)

    def person_in_the_chair(self, item: Key, sitting: Key) -> Key | None:
        """Who rules on this person for the item."""
        return self.chair_of(item, self.after(item, sitting))

    def chair_of(self, item: Key, after: After) -> Key | None:
        """The person in the chair of a committee for the item: by office, or chosen by the members."""
        if after.chair is None:
            return self.gathered.chosen.get((item, after.committee))  # type: ignore[arg-type]
        return self.sittings[after.chair].person or after.chair

    def sitting_of(self, item: Key, person: Key) -> Sitting | None:
        """The sitting in which a person takes part in an item; None when they do not."""
        findings = self.by_item[item].findings if item in self.by_item else {}
        mine = (self.sittings[key] for key in findings if (self.sittings[key].person or key) == person)
        return next((sitting for sitting in mine if not sitting.vacant), None)

    @cached_property
    def committee_names(self) -> dict[Key, str]:
        """How each committee is called here: by its name, and where two bear one name also by its CCG."""
        rows = self.gathered.row.committees
        twice = len({row.name for row in rows}) < len(rows)
        return {row.id: f"{row.name}, {name_on(row.ccg, self.meeting.date)}" if twice else row.name for row in rows}

    def name_of(self, person: Key | None) -> str | None:
        """The name of a person at the meeting."""
        named = (sitting.name for sitting in self.meeting.sittings if (sitting.person or sitting.key) == person)
        return next(named, None)


def assessed(meeting: UUID, *, instruments: tuple[str, ...] | None = None) -> Assessed | None:
    """The meeting's assessment worked out now, under the rules in force on its date, or only those of the instruments named.

    None when there is no such meeting.
    """
    gathered = gather(meeting)
    if gathered is None:
        return None
    book = load().in_force(gathered.facts.date, instruments)
    return Assessed(
        gathered=gathered,
        proposed=assess(gathered.facts, book),
        standing=assess(gathered.facts, book, as_facts(gathered.rulings)),
    )


def assessed_for(actor: Actor, meeting: UUID) -> Assessed:
    """The same for a page. Raises Http404 when there is none, or it is not for this actor: the answers are alike."""
    found = assessed(meeting)
    if found is None or not permissions.may_see_meeting(actor, found.where):
        raise Http404
    return found


@dataclass(frozen=True)
class Case:
    """One person and one item; `verdict` says whether the actor at hand may rule."""

    found: Assessed
    item: Item
    sitting: Sitting
    verdict: Verdict

    @property
    def finding(self) -> Finding:
        return self.found.finding(self.item.key, self.sitting.key)

    @property
    def person(self) -> UUID:
        return self.sitting.person or self.sitting.key  # type: ignore[return-value]

    @property
    def item_id(self) -> UUID:
        return self.item.key  # type: ignore[return-value]

    @property
    def standing(self) -> Ruling | None:
        """The ruling in force."""
        return self.found.ruling(self.item.key, self.person)

    @property
    def follows(self) -> UUID | None:
        """The ruling that a new one would follow."""
        return self.standing.id if self.standing else None

    @cached_property
    def rulings(self) -> list[Ruling]:
        """Every ruling so far, the first first."""
        return rulings_on(self.item_id, self.person)


def case_of(item: UUID, person: UUID, actor: Actor) -> Case | None:
    """One person and item as they stand; None when the person takes no part in the item."""
    meeting = ItemRow.objects.filter(pk=item, withdrawn=False).values_list("meeting", flat=True).first()
    found = assessed(meeting) if meeting else None
    sitting = found.sitting_of(item, person) if found else None
    if found is None or sitting is None:
        return None
    chair = found.person_in_the_chair(item, sitting.key)
    verdict = permissions.may_rule(
        actor,
        person=person,
        in_the_chair=chair,  # type: ignore[arg-type]
        chair_name=found.name_of(chair),
        where=found.where,
    )
    return Case(found, found.items[item], sitting, verdict)


def case_for(actor: Actor, item: UUID, person: UUID) -> Case:
    """The same for a page. Raises Http404 unless the actor reads the item and sees others' flags there, or their own."""
    case = case_of(item, person, actor)
    if case is None or case.item not in case.found.items_for(actor):
        raise Http404
    if not (permissions.may_see_own_flags(actor, person) or permissions.may_see_flags_on_others(actor, case.found.where)):
        raise Http404
    return case


@dataclass(frozen=True, slots=True)
class Succession:
    """One committee at one item with nobody in the chair: the members may choose one of `choice`."""

    found: Assessed
    item: Item
    committee: str
    choice: tuple[Sitting, ...]
    says: str
    verdict: Verdict


def succession_for(actor: Actor, item: UUID, committee: UUID) -> Succession:
    """Whom the members may choose. Raises Http404 where the item is not the committee's, or not for this actor."""
    meeting = ItemRow.objects.filter(pk=item, withdrawn=False).values_list("meeting", flat=True).first()
    found = assessed_for(actor, meeting) if meeting else None
    read = [one for one in found.items_for(actor) if one.key == item] if found else []
    after = found.after_of(item, committee) if found and read else None
    if found is None or after is None or not permissions.may_see_flags_on_others(actor, found.where):
        raise Http404
    return Succession(
        found=found,
        item=read[0],
        committee=found.committee_names[committee],
        choice=tuple(found.sittings[key] for key in after.choice),
        says=after.chair_says,
        verdict=permissions.may_record_a_chosen_chair(actor, found.where),
    )


def meeting_with_rulings(actor: Actor, pk: UUID) -> Meeting:
    """The meeting's own row for its history. Raises Http404 unless the actor sees everybody's flags there."""
    found = assessed_for(actor, pk)
    if not permissions.may_see_flags_on_others(actor, found.where):
        raise Http404
    return found.gathered.row


def rulings_on(item: UUID, person: UUID) -> list[Ruling]:
    """Every ruling on one person and item, the first first."""
    return list(Ruling.objects.filter(item=item, person=person).select_related("ruled_by", "entered_by").order_by("at"))


def history_of_rulings(meeting: Meeting) -> list[QuerySet[Any]]:
    """What was ruled and who was chosen to preside, every version of it."""
    return [
        Ruling.history.filter(item__meeting_id=meeting.pk),
        ChosenChair.history.filter(item__meeting_id=meeting.pk),
    ]
