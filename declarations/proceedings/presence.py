"""Who is in the room at this moment, and what is left of each committee then: the decision service's own answer, live."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from committees.meetings.facts import Item
from committees.meetings.room import Member
from committees.organisations.facts import Key
from committees.seats.facts import Committee
from declarations.guidance.facts import Meeting, Ruled, Sitting
from declarations.guidance.findings import ItemAssessment
from declarations.guidance.referral import Outlook
from declarations.guidance.remaining import Deliberation, Room, demands, remaining
from declarations.guidance.remedies import remedies
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.seating import Handling, handled
from declarations.guidance.vocabulary import Step
from declarations.guidance.voice import needs_a_clinician
from declarations.proceedings.vocabulary import WhyOut

LEFT = Handling(Step.LEAVE)


@dataclass(frozen=True, slots=True)
class Roll:
    """The people who came, and those of them who are out of the room now, with why."""

    came: frozenset[Key]
    out: Mapping[Key, WhyOut] = field(default_factory=dict)

    def is_here(self, person: Key) -> bool:
        return person in self.came and person not in self.out


@dataclass(frozen=True)
class Live:
    """One item before the committees whose item it is, with the people who are in the room at this moment.

    `handling` is how each sitting is to be dealt with: the ruling, else what is recommended.
    """

    item: Item
    rooms: tuple[Room, ...]
    answer: ItemAssessment
    handling: Mapping[Key, Handling]

    def members(self, committee: Key) -> tuple[Member, ...]:
        return next((room.members for room in self.rooms if room.committee.key == committee), ())

    def votes_of(self, sitting: Key) -> frozenset[Key]:
        """The seats in which this sitting has a vote at this moment."""
        members = (one for room in self.rooms for one in room.members if one.key == sitting)
        return frozenset(one.seat for one in members if one.voting and one.is_in_the_room)


def live(meeting: Meeting, book: RuleBook, item: Item, answer: ItemAssessment, ruled: Sequence[Ruled], roll: Roll) -> Live:
    """What is left of the committees now; `answer` holds the findings for the item as they were worked out."""
    rulings = {(one.item, one.person): one for one in ruled}
    seated = tuple(now(one, roll) for one in meeting.sittings if one.only_for is None)
    people = {one.key: one.person or one.key for one in meeting.sittings}
    handling = {key: handled(finding, rulings.get((item.key, people[key]))) for key, finding in answer.findings.items()}
    whose = _whose(item, meeting.committees)
    at = Deliberation(
        item=item.key,
        committees=tuple((body, demands(body, book)) for body in whose),
        sittings=seated,
        handling={key: _is(how, out=roll.out.get(people[key])) for key, how in handling.items()},
        needs_clinician=needs_a_clinician(item, book),
    )
    rooms = at.rooms()
    follows = partial(Outlook(meeting, book).follows, item=item, whose=whose)
    left = replace(answer, after=tuple(remaining(room) for room in rooms), remedies=remedies(at, rooms, book, follows))
    return Live(item, rooms, left, handling)


def now(sitting: Sitting, roll: Roll) -> Sitting:
    """The sitting as it is: what was expected of it counts no more. Who left for a conflict came, and withdrew."""
    person = sitting.person or sitting.key
    there = person in roll.came and roll.out.get(person) in (None, WhyOut.CONFLICT)
    return replace(sitting, present=there and not sitting.vacant, absent_for=frozenset())


def all_gone(roll: Roll, people: Sequence[Key]) -> Roll:
    """The same once these have left as they must."""
    return replace(roll, out={**roll.out, **{person: WhyOut.CONFLICT for person in people if roll.is_here(person)}})


def _is(how: Handling, *, out: WhyOut | None) -> Handling:
    """In the room or out of it, whatever was ruled; who hands over the chair does so in the room, too."""
    return replace(LEFT, new_chair=how.new_chair) if out is WhyOut.CONFLICT else replace(how, step=None)


def _whose(item: Item, committees: Sequence[Committee]) -> tuple[Committee, ...]:
    return tuple(body for body in committees if not item.committees or body.key in item.committees)
