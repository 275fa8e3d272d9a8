"""The assessment of a meeting as it stands: what the guidance implies, what was ruled, and what is left."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.http import Http404

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where
from committees.meetings.facts import Item
from committees.organisations.facts import Key
from declarations.conflicts import permissions
from declarations.conflicts.assessment import assess
from declarations.conflicts.gather import Gathered, gather
from declarations.conflicts.models import Ruling
from declarations.guidance.facts import Meeting, Sitting
from declarations.guidance.findings import After, Assessment, Finding, ItemAssessment
from declarations.guidance.rulebook import load


@dataclass(frozen=True)
class Assessed:
    """A meeting's facts beside its assessment, with everything looked up by key."""

    gathered: Gathered
    proposed: Assessment  # before any ruling: the findings do not change, what is left does
    standing: Assessment  # with the rulings in force

    @property
    def meeting(self) -> Meeting:
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

    def finding(self, item: Key, sitting: Key) -> Finding:
        """What the guidance implies for one person and item. Raises KeyError for a vacant seat."""
        return self.by_item[item].findings[sitting]

    def ruling(self, item: Key, person: Key) -> Ruling | None:
        """The ruling in force on one person and item."""
        return self.gathered.decided.rulings.get((item, person))  # type: ignore[arg-type]

    def after(self, item: Key, sitting: Key) -> After:
        """What is left of the committee on which this person sits for the item."""
        seat = self.sittings[sitting].seat
        afters = self.by_item[item].after
        return next((after for after in afters if not seat.committees or after.committee in seat.committees), afters[0])

    def person_in_the_chair(self, item: Key, sitting: Key) -> Key | None:
        """Who rules on this person for the item."""
        return self.chair_of(item, self.after(item, sitting))

    def chair_of(self, item: Key, after: After) -> Key | None:
        """The person in the chair of a committee for the item: by office, or chosen by the members."""
        if after.chair is None:
            return self.gathered.decided.chosen.get((item, after.committee))  # type: ignore[arg-type]
        return self.sittings[after.chair].person or after.chair

    def name_of(self, person: Key | None) -> str | None:
        """The name of a person at the meeting."""
        named = (sitting.name for sitting in self.meeting.sittings if (sitting.person or sitting.key) == person)
        return next(named, None)


def assessed(meeting: UUID) -> Assessed | None:
    """The meeting's assessment worked out now, under the rules in force on its date; None when there is no such meeting."""
    gathered = gather(meeting)
    if gathered is None:
        return None
    book = load().in_force(gathered.facts.date)
    return Assessed(
        gathered=gathered,
        proposed=assess(gathered.facts, book),
        standing=assess(gathered.facts, book, gathered.decided.ruled),
    )


def assessed_for(actor: Actor, meeting: UUID) -> Assessed:
    """The same for a page. Raises Http404 when there is none, or it is not for this actor: the answers are alike."""
    found = assessed(meeting)
    if found is None or not permissions.may_see_meeting(actor, found.where):
        raise Http404
    return found


def rulings_on(item: UUID, person: UUID) -> list[Ruling]:
    """Every ruling on one person and item, the first first."""
    return list(Ruling.objects.filter(item=item, person=person).select_related("ruled_by", "entered_by").order_by("at"))
