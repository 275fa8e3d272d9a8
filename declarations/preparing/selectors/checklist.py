"""The chair's checklist of a meeting: each point with what the register knows of it, and what was ticked (R7.2)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from coi_register.nhsuk.words import counted, day
from committees.meetings.models import Meeting
from declarations.conflicts.selectors import Assessed, assessed
from declarations.evidence.selectors import latest
from declarations.guidance.vocabulary import AddOn, Outcome
from declarations.preparing.models import Tick
from declarations.preparing.points import Written, points_on
from declarations.preparing.selectors.hearing import Member, disputes, hearing, silent
from declarations.preparing.selectors.rooms import stances_at
from declarations.preparing.standing import is_of_declarations

EMPTY = "The agenda is empty."
AWARENESS = "declare-within"


@dataclass(frozen=True, slots=True)
class Fact:
    """What the register knows of a point by itself: the words, and whether the point is met; None: it cannot say."""

    says: str
    is_met: bool | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the checklist with what is known of it, and its tick where somebody has set one."""

    written: Written
    fact: Fact | None
    tick: Tick | None

    @property
    def is_done(self) -> bool:
        return self.tick is not None and self.tick.done


@dataclass(frozen=True)
class Known:
    """What the facts are worked out from."""

    found: Assessed

    @cached_property
    def members(self) -> tuple[Member, ...]:
        return hearing(self.found)


def checklist(meeting: Meeting) -> tuple[Point, ...]:
    """The points of the meeting's day, in their order."""
    found = assessed(meeting.pk)
    return checklist_of(found) if found else ()


def checklist_of(found: Assessed) -> tuple[Point, ...]:
    """The same of a meeting that is at hand."""
    ticks = {tick.point: tick for tick in Tick.objects.filter(meeting=found.gathered.meeting)}
    known = Known(found)
    return tuple(
        Point(one, FACTS[one.known_by](known) if one.known_by else None, ticks.get(one.key))
        for one in points_on(found.meeting.date)
    )


def _declarations_item(known: Known) -> Fact:
    items = known.found.meeting.items
    place = next((place for place, item in enumerate(items, 1) if is_of_declarations(item)), None)
    if place is None:
        return Fact("No item of this agenda is for declarations of interest.", is_met=False)
    return Fact(f"Item {items[place - 1].number}: {items[place - 1].title}.", is_met=True)


def _members_asked(known: Known) -> Fact:
    if not known.found.meeting.items:
        return Fact(silence_in_words(known.members))
    return Fact(silence_in_words(known.members), is_met=not silent(known.members))


def silence_in_words(members: tuple[Member, ...]) -> str:
    """3 of 14 have not answered."""
    waiting = len(silent(members))
    if not members:
        return "Nobody is expected at this meeting yet."
    if not any(member.words for member in members):
        return "There is no agenda yet, so nobody was asked."
    if not waiting:
        return f"All {len(members)} have answered."
    return f"{waiting} of {len(members)} {'has' if waiting == 1 else 'have'} not answered."


def _register_at_hand(known: Known) -> Fact:
    return Fact("The extract of the register is among the pages of this meeting, as at its date.", is_met=True)


def _papers_considered(known: Known) -> Fact:
    """Every recommendation to send somebody no papers has been ruled on."""
    if not known.found.meeting.items:
        return Fact(EMPTY)
    stances = [one for item in known.found.meeting.items for one in stances_at(known.found, item)]
    proposed = [one for one in stances if AddOn.NO_PAPERS in one.finding.also]
    if not proposed:
        return Fact("For nobody is it recommended to send no papers.", is_met=True)
    waiting = sum(1 for one in proposed if one.ruled is None)
    cases = counted(len(proposed), "recommendation")
    return Fact(_sentence(f"{cases} to send no papers, {waiting} of them not ruled on yet."), is_met=not waiting)


def _papers_issued(known: Known) -> Fact:
    last = latest(known.found.gathered.row)
    if last is None:
        return Fact("The papers have not been issued yet.", is_met=False)
    return Fact(f"{last} of the papers went out on {day(last.at.date())}.", is_met=True)


def _members_spoke(known: Known) -> Fact:
    said = disputes(known.members)
    waiting = [word for _, word in said if known.found.ruling(word.question.item.key, word.question.person) is None]
    if not said:
        return Fact("Nobody has said that something found of them is not so.")
    says = f"{counted(len(said), 'answer')} “I do not think so”, {len(waiting)} of them not ruled on yet."
    return Fact(_sentence(says), is_met=not waiting)


def _quorum_holds(known: Known) -> Fact:
    if not known.found.meeting.items:
        return Fact(EMPTY)
    lost = [
        item.number
        for item in known.found.meeting.items
        if item.decision and any(after.quorate is False for after in known.found.by_item[item.key].after)
    ]
    if lost:
        return Fact(
            f"As things stand the quorum is lost at {'item' if len(lost) == 1 else 'items'} {', '.join(lost)}.", False
        )
    return Fact("As things stand no item for decision loses the quorum.")


def _rulings_made(known: Known) -> Fact:
    if not known.found.meeting.items:
        return Fact(EMPTY)
    stances = [one for item in known.found.meeting.items for one in stances_at(known.found, item)]
    flagged = [one for one in stances if one.finding.outcome is Outcome.FLAG]
    waiting = sum(1 for one in flagged if one.ruled is None)
    if not flagged:
        return Fact("Nothing that was declared touches this agenda.", is_met=True)
    return Fact(f"{len(flagged) - waiting} of {counted(len(flagged), 'conflict')} ruled on.", is_met=not waiting)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _days_to_declare(known: Known) -> Fact | None:
    rule = known.found.book.rule(AWARENESS)
    return Fact(rule.says) if rule else None


FACTS: Mapping[str, Callable[[Known], Fact | None]] = {
    "declarations_item": _declarations_item,
    "members_asked": _members_asked,
    "register_at_hand": _register_at_hand,
    "papers_considered": _papers_considered,
    "papers_issued": _papers_issued,
    "members_spoke": _members_spoke,
    "quorum_holds": _quorum_holds,
    "rulings_made": _rulings_made,
    "days_to_declare": _days_to_declare,
}
