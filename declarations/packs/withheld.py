"""What is withheld from whom at a meeting: by a ruling, while nobody has ruled, and with those for whom somebody acts.

Undecided means withheld (law 4), so a flag seals the papers until somebody rules, and so does “cannot tell”: the person ends that
doubt themselves, by confirming what they declared. A ruling decides, whichever step it chose.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from committees.meetings.facts import Item
from committees.meetings.models import Meeting
from committees.meetings.vocabulary import Part
from committees.organisations.facts import Key
from committees.people.models import ActsFor
from declarations.conflicts.selectors import Assessed, assessed
from declarations.guidance.facts import Sitting
from declarations.guidance.findings import Finding
from declarations.guidance.vocabulary import Outcome
from declarations.packs.facts import Kind, Why, Withheld

SECRETARY = "Ask the secretary about it."
RULED = "The papers of this item are withheld from you, as the chair ruled."
FLAGGED = "An interest of yours may meet this item. Its papers stay sealed until the chair rules on it."
NOT_TOLD = "Nobody can tell yet whether an interest of yours meets this item. Its papers stay sealed until that is known."
PRIVATE = "It is a private item of a committee on which you do not sit."


def withheld(meeting: Meeting) -> Withheld:
    """What is withheld from whom, as everything is recorded now; some nine queries, whatever the size of the meeting."""
    found = assessed(meeting.pk)
    return withheld_in(found) if found else Withheld()


def withheld_in(found: Assessed) -> Withheld:
    """The same at a meeting that is assessed already."""
    theirs = {
        item.key: frozenset(person_in(one) for one in found.meeting.sittings if _is_theirs(item, one))
        for item in found.meeting.items
    }
    reasons = {(person, item): why for person, item, why in _reasons(found, theirs)}
    private = frozenset(item.key for item in found.meeting.items if item.part is Part.PRIVATE)
    bound = {person for person, _ in reasons}
    return Withheld(reasons, _acting_for(bound, found.meeting.date), private, theirs)


def people_at(found: Assessed) -> dict[Key, str]:
    """Everybody with a seat or a part at the meeting, by their key, with their name."""
    return {person_in(sitting): sitting.name for sitting in found.meeting.sittings if not sitting.vacant}


def person_in(sitting: Sitting) -> Key:
    """Whose sitting it is: somebody may have several."""
    return sitting.person or sitting.key


def _reasons(found: Assessed, theirs: Mapping[Key, frozenset[Key]]) -> Iterator[tuple[Key, Key, Why]]:
    people = people_at(found)
    for item in found.meeting.items:
        if item.part is Part.PRIVATE:
            for person in people.keys() - theirs[item.key]:
                yield person, item.key, Why(Kind.PRIVATE, PRIVATE, SECRETARY, named=False)
        yield from ((person, item.key, why) for person, why in _undecided(found, item))
    for (row, whom), ruling in found.gathered.rulings.items():
        if ruling.no_papers and (ruled_at := found.items.get(row)):
            yield whom, row, Why(Kind.RULED, RULED, SECRETARY, named=not found.is_unnamed_to(whom, ruled_at))


def _is_theirs(item: Item, sitting: Sitting) -> bool:
    """Whether it is an item of a committee on which they sit, or one to which they contribute."""
    if sitting.only_for is not None:
        return item.key in sitting.only_for
    return not item.committees or not sitting.seat.committees or bool(item.committees & sitting.seat.committees)


def _undecided(found: Assessed, item: Item) -> Iterator[tuple[Key, Why]]:
    """Those on whom nobody has ruled yet, and whose finding is not clear; of two sittings the doubtful one counts."""
    for key, finding in found.by_item[item.key].findings.items():
        sitting = found.sittings[key]
        if sitting.vacant or finding.outcome is Outcome.CLEAR or found.ruling(item.key, person_in(sitting)):
            continue
        whom = person_in(sitting)
        named = not found.is_unnamed_to(whom, item)
        yield whom, Why(Kind.UNDECIDED, _says(finding), _whom_to_ask(found, item, key), named)


def _says(finding: Finding) -> str:
    return FLAGGED if finding.outcome is Outcome.FLAG else NOT_TOLD


def _whom_to_ask(found: Assessed, item: Item, sitting: Key) -> str:
    chair = found.person_in_the_chair(item.key, sitting)
    if chair is None or chair == person_in(found.sittings[sitting]) or not (name := found.name_of(chair)):
        return SECRETARY
    return f"Ask {name}, who is in the chair for it."


def _acting_for(people: set[Key], on: date) -> dict[Key, frozenset[Key]]:
    """By the person who acts, the people for whom they act on the day of the meeting."""
    acting = ActsFor.objects.in_force(on).filter(person__in=people).exclude(user__person=None)
    by_actor: dict[Key, set[Key]] = defaultdict(set)
    for actor, person in acting.values_list("user__person", "person"):
        by_actor[actor].add(person)
    return {actor: frozenset(bound) for actor, bound in by_actor.items()}
