"""A meeting on a desk: for whoever prepares it, for whoever presides, and for whoever sits there."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from coi_register.nhsuk.words import counted, day, joined, weekday
from committees.meetings.facts import Item
from committees.meetings.presenters.nav import title_of
from declarations.conflicts.presenters.needs import needs, needs_of, verdict
from declarations.conflicts.presenters.words import Word, word_for, you_must
from declarations.conflicts.selectors import Assessed
from declarations.desk.presenters.parts import GRAVITY, Action, Block, Task, shown
from declarations.guidance.facts import Sitting
from declarations.guidance.findings import Finding
from declarations.guidance.rulebook import load
from declarations.guidance.vocabulary import AddOn, Outcome, Step
from declarations.interests.clocks import Freshness, freshness

NO_AGENDA = "No agenda yet."
NOT_READY = "Nothing stands in the way of a decision, but there are things to put right."


@dataclass(frozen=True, slots=True)
class Doors:
    """The addresses of a meeting's pages."""

    found: Assessed

    def to(self, name: str) -> str:
        return reverse(name, args=[self.found.gathered.meeting])


def prepared(found: Assessed) -> Block:
    """For the officer: what stands in the way, causes rather than what follows from them."""
    tasks, more = shown(_of_the_officer(found))
    return Block(
        title=title_of(found.gathered.row),
        says=_verdict(found) if needs(found) or not tasks else NOT_READY,
        tone=_tone(found, tasks),
        href=Doors(found).to("meeting"),
        tasks=tasks,
        more=more,
        actions=(Action("Agenda", Doors(found).to("agenda")), Action("Conflicts", Doors(found).to("conflicts"))),
    )


def presided(found: Assessed, person: object) -> Block:
    """For the chair or vice-chair: is it safe, and what is there to rule on?"""
    tasks, more = shown(_of_the_chair(found, person))
    return Block(
        title=title_of(found.gathered.row),
        says=_verdict(found),
        tone=_tone(found, tasks),
        href=Doors(found).to("meeting"),
        tasks=tasks,
        more=more,
        actions=(
            Action("Review conflicts", Doors(found).to("conflicts"), first=True),
            Action("The same as a list", Doors(found).to("conflicts_list")),
        ),
    )


def attended(found: Assessed, person: object) -> Block:
    """For a member: their own flags, item by item."""
    tasks = tuple(_flags_on(found, person))
    on = found.meeting.date
    if not found.meeting.items:
        says = NO_AGENDA
    elif tasks:
        says = f"{counted(len(tasks), 'item')} of {len(found.meeting.items)} may concern you."
    else:
        says = "Nothing on the agenda touches what you declared."
    return Block(
        title=f"{weekday(on)}: {joined(committee.name for committee in found.meeting.committees)}",
        says=says,
        tone="todo" if tasks else "good",
        href=Doors(found).to("meeting"),
        tasks=tasks,
    )


def _verdict(found: Assessed) -> str:
    return verdict(needs(found, found.meeting.items)) if found.meeting.items else NO_AGENDA


def _tone(found: Assessed, tasks: tuple[Task, ...]) -> str:
    return min((task.tone for task in tasks), key=GRAVITY.index, default="good" if found.meeting.items else "todo")


def _of_the_officer(found: Assessed) -> Iterator[Task]:
    yield from (Task(need.says, need.href, "bad") for need in needs(found, found.meeting.items) if need.tone == "bad")
    for item in found.meeting.items:
        href = reverse("item", args=[item.key])
        for concern in item.concerns:
            if concern.unidentified:
                yield Task(f"Item {item.number}: “{concern.unidentified}” is not identified", href, "unknown")
        if item.decision and not item.concerns:
            yield Task(f"Item {item.number} asks for a decision and does not say whom it concerns", href, "unknown")
    yield from _of_people(found)
    if open_ones := _open_flags(found):
        yield Task(f"The chair has {counted(open_ones, 'recommendation')} to rule on", Doors(found).to("conflicts"))


def _of_people(found: Assessed) -> Iterator[Task]:
    """Declarations that will not hold on the day, and seats that nobody holds."""
    for sitting in found.meeting.sittings:
        if sitting.vacant:
            committees = sitting.seat.committees
            yield Task(f"Vacant: {sitting.seat.office}", reverse("committee", args=[next(iter(committees))]), "unknown")
            continue
        href = reverse("person", args=[sitting.person or sitting.key])
        match freshness(sitting.confirmed, on=found.meeting.date, book=load()):
            case Freshness.OUT_OF_DATE:
                says = f"{sitting.name}: declaration out of date on the day, last confirmed on {day(sitting.confirmed)}"
                yield Task(says, href, "unknown")
            case Freshness.NONE_MADE:
                yield Task(f"{sitting.name} has made no declaration", href, "unknown")
            case Freshness.UP_TO_DATE | Freshness.CANNOT_TELL:
                pass


def _of_the_chair(found: Assessed, person: object) -> Iterator[Task]:
    doubts: Counter[str] = Counter()
    for item in found.meeting.items:
        mine = _presides(found, item, person)
        for need in needs_of(found, item):
            if need.tone == "bad" or (need.tone == "todo" and mine):
                yield Task(f"{need.says}: {item.title}" if need.tone == "todo" else need.says, need.href, need.tone)
            doubts[item.number] += need.tone == "unknown"
        if not mine and (others := _who_presides(found, item)):
            yield Task(f"Item {item.number}: {others} presides", reverse("item", args=[item.key]))
    if doubtful := [number for number, doubt in doubts.items() if doubt]:
        which = f"{'item' if len(doubtful) == 1 else 'items'} {joined(doubtful)}"
        yield Task(f"It cannot be told whether there is a conflict on {which}", Doors(found).to("conflicts_list"), "unknown")


def _presides(found: Assessed, item: Item, person: object) -> bool:
    return any(found.chair_of(item.key, after) == person for after in found.by_item[item.key].after)


def _who_presides(found: Assessed, item: Item) -> str:
    names = (found.name_of(found.chair_of(item.key, after)) for after in found.by_item[item.key].after)
    return joined(name for name in names if name)


def _flags_on(found: Assessed, person: object) -> Iterator[Task]:
    for item in found.meeting.items:
        sitting = found.sitting_of(item.key, person)
        if sitting is None:
            continue
        finding, ruling = found.finding(item.key, sitting.key), found.ruling(item.key, person)
        if finding.outcome is Outcome.CLEAR and ruling is None:
            continue
        word = word_for(finding, ruling)
        yield Task(
            f"{item.number} {item.title}",
            reverse("conflict", args=[item.key, person]),
            "unknown" if word.tone == "unknown" else "todo",
            detail=_said_to(finding, word, Step(ruling.step) if ruling and ruling.step else finding.step),
            word=word,
        )


def _said_to(finding: Finding, word: Word, step: Step | None) -> str:
    """What a member hears: decided, recommended, or what nobody can tell yet."""
    if word.decided:
        return f"Decided. {you_must(step)}"
    match finding.outcome:
        case Outcome.FLAG:
            extras = [EXTRA[add_on] for add_on in AddOn if add_on in finding.also]
            return " ".join(["Recommended.", you_must(step), *extras])
        case Outcome.CANNOT_TELL:
            return next((miss.says for miss in finding.near_misses if miss.doubt), "")
        case Outcome.CLEAR:
            return ""


EXTRA = {
    AddOn.NO_PAPERS: "You receive no papers for it.",
    AddOn.NEW_CHAIR: "Somebody else takes the chair.",
}


def _open_flags(found: Assessed) -> int:
    return sum(
        finding.outcome is Outcome.FLAG and found.ruling(item, _person(found.sittings[key])) is None
        for item, answer in found.by_item.items()
        for key, finding in answer.findings.items()
    )


def _person(sitting: Sitting) -> object:
    return sitting.person or sitting.key
