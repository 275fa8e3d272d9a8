"""A meeting on a desk: for whoever prepares it, for whoever presides, and for whoever sits there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, day, joined, weekday
from committees.meetings.facts import Item
from committees.meetings.presenters.nav import title_of
from declarations.conflicts.presenters.needs import Need, needs, needs_of, verdict
from declarations.conflicts.presenters.words import NOT_NAMED, NOTHING_NAMED, Word, word_for, you_must
from declarations.conflicts.selectors import Assessed
from declarations.desk.presenters.parts import GRAVITY, Action, Block, Task, shown
from declarations.guidance.findings import Finding
from declarations.guidance.vocabulary import AddOn, Outcome, Step
from declarations.interests.clocks import Freshness, freshness
from declarations.preparing.selectors import Member

Items = Sequence[Item]
Tasks = tuple[Task, ...]

NO_AGENDA = "No agenda yet."
NOT_READY = "Nothing stands in the way of a decision, but there are things to put right."
NOT_TOUCHED = "Nothing on the agenda touches what you declared."


@dataclass(frozen=True, slots=True)
class Doors:
    """The addresses of a meeting's pages."""

    found: Assessed

    def to(self, name: str) -> str:
        return reverse(name, args=[self.found.gathered.meeting])


def prepared(found: Assessed, actor: Actor) -> Block:
    """For the officer: what stands in the way, causes rather than what follows from them."""
    items = found.items_for(actor)
    needed = needs(found, items)
    tasks, more = shown(_of_the_officer(found, items, needed))
    return Block(
        title=title_of(found.gathered.row),
        says=NOT_READY if tasks and not needed else _verdict(items, needed),
        tone=_tone(items, tasks),
        href=Doors(found).to("meeting"),
        tasks=tasks,
        more=more,
        actions=(Action("Agenda", Doors(found).to("agenda")), Action("Conflicts", Doors(found).to("conflicts"))),
    )


def presided(found: Assessed, actor: Actor) -> Block:
    """For the chair or vice-chair: is it safe, and what is there to rule on?"""
    items = found.items_for(actor)
    needed = needs(found, items)
    tasks, more = shown(_of_the_chair(found, items, needed, actor))
    return Block(
        title=title_of(found.gathered.row),
        says=_verdict(items, needed),
        tone=_tone(items, tasks),
        href=Doors(found).to("meeting"),
        tasks=tasks,
        more=more,
        actions=(
            Action("Review conflicts", Doors(found).to("conflicts"), first=True),
            Action("The same as a list", Doors(found).to("conflicts_list")),
            Action("Run-sheet", Doors(found).to("run_sheet")),
        ),
    )


def attended(found: Assessed, actor: Actor, member: Member | None = None, *, is_next: bool = False) -> Block:
    """For a member: their own flags, item by item, and whether they have said that it is so; first of all of the next meeting."""
    items = found.items_for(actor)
    tasks = tuple(_flags_on(found, items, actor.person))
    return Block(
        title=f"{weekday(found.meeting.date)}: {joined(committee.name for committee in found.meeting.committees)}",
        says=_how_many(tasks, items, hidden=found.hides_from(actor)),
        tone="todo" if tasks or (member and not member.has_answered) else "good",
        href=Doors(found).to("meeting"),
        tasks=tasks,
        actions=_asked(found, member, is_next),
    )


def _asked(found: Assessed, member: Member | None, is_next: bool) -> tuple[Action, ...]:
    """The doors to one's own word on the agenda, and to one's own papers."""
    if member is None or not member.words:
        return ()
    waits = not member.has_answered
    return (
        Action("Say whether that is so" if waits else "Your answers", Doors(found).to("my_agenda"), first=waits and is_next),
        Action("Your papers", Doors(found).to("my_papers")),
    )


def _how_many(tasks: Tasks, items: Items, *, hidden: bool) -> str:
    if not tasks:
        return NOTHING_NAMED if hidden else NOT_TOUCHED if items else NO_AGENDA
    says = f"{counted(len(tasks), 'item')} of {len(items)} may concern you."
    return f"{says} {NOT_NAMED}" if hidden else says


def _verdict(items: Items, needed: tuple[Need, ...]) -> str:
    return verdict(needed) if items else NO_AGENDA


def _tone(items: Items, tasks: Tasks) -> str:
    return min((task.tone for task in tasks), key=GRAVITY.index, default="good" if items else "todo")


def _of_the_officer(found: Assessed, items: Items, needed: tuple[Need, ...]) -> Iterator[Task]:
    yield from (Task(need.says, need.href, need.tone) for need in needed if need.tone == "bad")
    for item in items:
        href = reverse("item", args=[item.key])
        for concern in item.concerns:
            if concern.unidentified:
                yield Task(f"Item {item.number}: “{concern.unidentified}” is not identified", href, "unknown")
        if item.decision and not item.concerns:
            yield Task(f"Item {item.number} asks for a decision and does not say whom it concerns", href, "unknown")
    yield from _of_people(found)
    yield from (Task(f"For the chair: {need.says}", need.href) for need in needed if need.tone == "todo")


def _of_people(found: Assessed) -> Iterator[Task]:
    """Declarations that will not hold on the day, and seats that nobody holds."""
    for sitting in found.meeting.sittings:
        if sitting.stands_by:
            continue
        if sitting.vacant:
            committees = sitting.seat.committees
            yield Task(f"Vacant: {sitting.seat.office}", reverse("committee", args=[next(iter(committees))]), "unknown")
            continue
        href = reverse("person", args=[sitting.person or sitting.key])
        match freshness(sitting.confirmed, on=found.meeting.date, book=found.book):
            case Freshness.OUT_OF_DATE:
                says = f"{sitting.name}: declaration out of date on the day, last confirmed on {day(sitting.confirmed)}"
                yield Task(says, href, "unknown")
            case Freshness.NONE_MADE:
                yield Task(f"{sitting.name} has made no declaration", href, "unknown")
            case Freshness.UP_TO_DATE | Freshness.CANNOT_TELL:
                pass


def _of_the_chair(found: Assessed, items: Items, needed: tuple[Need, ...], actor: Actor) -> Iterator[Task]:
    """What stands in the way; what there is to rule on where the actor presides; and where somebody else does."""
    yield from (Task(need.says, need.href, need.tone) for need in needed if need.tone != "todo")
    elsewhere: dict[str, list[str]] = {}
    for item in items:
        if _presides(found, item, actor.person):
            rulings = (need for need in needs_of(found, item) if need.tone == "todo")
            yield from (Task(f"{need.says}: {item.title}", need.href) for need in rulings)
        elif others := _who_presides(found, item):
            elsewhere.setdefault(others, []).append(item.number)
    for others, numbers in elsewhere.items():
        which = f"{'item' if len(numbers) == 1 else 'items'} {joined(numbers)}"
        yield Task(f"{others} presides over {which}", Doors(found).to("conflicts_list"))


def _presides(found: Assessed, item: Item, person: object) -> bool:
    return any(found.chair_of(item.key, after) == person for after in found.by_item[item.key].after)


def _who_presides(found: Assessed, item: Item) -> str:
    names = (found.name_of(found.chair_of(item.key, after)) for after in found.by_item[item.key].after)
    return joined(name for name in names if name)


def _flags_on(found: Assessed, items: Items, person: object) -> Iterator[Task]:
    for item in items:
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
