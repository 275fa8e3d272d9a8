"""What may be tried on a meeting without saving it: steps, who comes, deputies, guests and parties."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from committees.meetings.vocabulary import PartPlayed
from committees.organisations.facts import Key, Link, Organisation
from committees.seats.vocabulary import SeatCategory
from declarations.guidance.facts import Dismissal, Meeting, Sitting
from declarations.guidance.vocabulary import Step


@dataclass(frozen=True, slots=True)
class Handled:
    """Somebody is handled in another way on one item; `step` None: no conflict, they stay."""

    item: Key
    person: Key
    step: Step | None


@dataclass(frozen=True, slots=True)
class Away:
    person: Key


@dataclass(frozen=True, slots=True)
class Comes:
    """Somebody comes who sent apologies, or stays for the items that they were to miss."""

    person: Key


@dataclass(frozen=True, slots=True)
class Deputised:
    """Somebody is away, and a deputy nominated for their seat, who stands by, comes in their place."""

    person: Key
    deputy: Key


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody joins: a person on record, or a name of which nothing is known but perhaps where they are a partner."""

    name: str
    category: SeatCategory
    votes: bool = True
    person: Key | None = None
    organisation: Key | None = None
    committee: Key | None = None  # None: of every committee of the meeting


@dataclass(frozen=True, slots=True)
class Party:
    """An item concerns a party more: an organisation on record, or a name that nobody has identified."""

    item: Key
    name: str
    organisation: Key | None = None
    part_played: PartPlayed | None = None


Supposition = Handled | Away | Comes | Deputised | Invited | Party


@dataclass(frozen=True, slots=True)
class Known:
    """What is on record of the people and organisations that are only supposed to be there."""

    people: Mapping[Key, Sitting] = field(default_factory=dict)
    organisations: Mapping[Key, Organisation] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()


NOTHING = Known()


def is_possible(supposition: Supposition, meeting: Meeting, known: Known) -> bool:
    """Whether it speaks of people, items and organisations that are there to be spoken of."""
    items, people = {item.key for item in meeting.items}, {person_of(sitting) for sitting in meeting.sittings}
    committees = {committee.key for committee in meeting.committees}
    organisations = {None, *meeting.organisations, *known.organisations}
    match supposition:
        case Handled(item, person):
            return item in items and person in people
        case Away(person) | Comes(person):
            return person in people
        case Deputised(person, deputy):
            return bool(standing_in(meeting, person, deputy))
        case Invited(person=person, organisation=organisation, committee=committee):
            of_record = person is None or (person in known.people and person not in people)
            return of_record and organisation in organisations and committee in {None, *committees}
        case Party(item=item, organisation=organisation):
            return item in items and organisation in organisations


def subject_of(supposition: Supposition) -> tuple[Key, ...]:
    """What a supposition is about: of two about the same, the later holds."""
    match supposition:
        case Handled(item, person):
            return (Handled, item, person)
        case Away(person) | Comes(person) | Deputised(person):
            return (Comes, person)
        case Invited() | Party():
            return (supposition,)


def person_of(sitting: Sitting) -> Key:
    return sitting.person or sitting.key


def standing_in(meeting: Meeting, person: Key, deputy: Key) -> frozenset[Key]:
    """The sittings in which one stands in for the other."""
    seats = {sitting.key for sitting in meeting.sittings if person_of(sitting) == person}
    return frozenset(one.key for one in meeting.sittings if one.deputy_for in seats and person_of(one) == deputy)
