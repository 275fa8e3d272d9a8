"""The assessment of a meeting as it stands: what the guidance implies, what was ruled, and what is left."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.http import Http404

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where
from committees.meetings.facts import Item
from committees.meetings.vocabulary import Part
from committees.organisations.facts import Key
from committees.organisations.selectors import name_on
from declarations.conflicts import permissions
from declarations.conflicts.assessment import assess, is_item_of
from declarations.conflicts.gather import Gathered, gather
from declarations.conflicts.gather.decided import as_facts
from declarations.conflicts.models import Ruling
from declarations.guidance import facts
from declarations.guidance.facts import Sitting
from declarations.guidance.findings import After, Assessment, Finding, ItemAssessment
from declarations.guidance.local import book_under
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.vocabulary import Outcome


@dataclass(frozen=True)
class Assessed:
    """A meeting's facts beside its assessment, with everything looked up by key."""

    gathered: Gathered
    standing: Assessment  # its findings are the guidance's; what is left follows the rulings in force
    book: RuleBook  # the convening CCG's, as on the day

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
        row = self.gathered.row
        own = frozenset(committee.pk for committee in row.committees if committee.ccg_id == row.ccg_id)
        convener = Where(ccgs=frozenset({row.ccg_id}), committees=own)
        return [
            item
            for item in self.meeting.items
            if permissions.may_read_item(
                actor,
                item.part,
                meeting=self.where,
                item=self.where_of(item),
                convener=convener,
                unnamed=any(self.is_unnamed_to(person, item) for person in actor.stands_for),
            )
        ]

    def is_unnamed_to(self, person: Key, item: Item) -> bool:
        """Whether a private item is not named to a person: it is withheld from them, and they do not preside over it (0101).

        Withheld by a ruling, or because nobody has ruled yet on what is no clear finding. `changes.unnamed` asks the same of what
        is stored.
        """
        if item.part is not Part.PRIVATE or self.presides(person, item.key):
            return False
        ruling = self.ruling(item.key, person)
        if ruling is not None:
            return ruling.no_papers
        findings = self.by_item[item.key].findings
        theirs = (key for key in findings if (self.sittings[key].person or key) == person and not self.sittings[key].vacant)
        return any(findings[key].outcome is not Outcome.CLEAR for key in theirs)

    def hides_from(self, actor: Actor) -> bool:
        """Whether an item that is not named to the actor may concern them."""
        named = {item.key for item in self.items_for(actor)}
        person = actor.person
        return person is not None and any(
            item.key not in named and self.is_unnamed_to(person, item) for item in self.meeting.items
        )

    def presides(self, person: Key, item: Key) -> bool:
        """Whether the person is in the chair for the item, in one of the committees whose item it is."""
        return any(self.chair_of(item, after) == person for after in self.by_item[item].after)

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
    """The meeting's assessment worked out now, under its CCG's rules of the date, or only those of the instruments named.

    None when there is no such meeting.
    """
    gathered = gather(meeting)
    if gathered is None:
        return None
    book = book_under(gathered.local_book).in_force(gathered.facts.date, instruments)
    return Assessed(
        gathered=gathered,
        standing=assess(gathered.facts, book, as_facts(gathered.rulings)),
        book=book,
    )


def assessed_for(actor: Actor, meeting: UUID) -> Assessed:
    """The same for a page. Raises Http404 when there is none, or it is not for this actor: the answers are alike."""
    found = assessed(meeting)
    if found is None or not permissions.may_see_meeting(actor, found.where):
        raise Http404
    return found
