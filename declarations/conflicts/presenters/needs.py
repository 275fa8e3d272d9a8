"""What needs somebody before the meeting: lost quorums and majorities first, then doubts, then rulings to make."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from coi_register.nhsuk.words import counted, joined
from committees.meetings.facts import Item
from committees.organisations.facts import Key
from declarations.conflicts.presenters import matrix
from declarations.conflicts.presenters.mending import at_a_glance
from declarations.conflicts.presenters.scope import scope_notes
from declarations.conflicts.selectors import Assessed
from declarations.guidance.findings import After, Aim
from declarations.guidance.vocabulary import Outcome

SAFE = "Safe: every item can be decided, and every conflict is ruled on."


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that needs somebody, where to go for it, and how grave it is: bad, unknown or todo."""

    says: str
    href: str
    tone: str
    item: str  # its number; empty where it is about several
    mend: str = ""  # the smallest thing that would mend it


def needs(found: Assessed, items: Sequence[Item]) -> tuple[Need, ...]:
    """Everything about these items that stands in the way of a safe meeting, gravest first; what is alike in one line."""
    failures = [need for item in items for need in needs_of(found, item) if need.tone == "bad"]
    return (*failures, *_doubts(found, items), *_voices_lost(found, items), *_rulings_to_make(found, items))


def verdict(needed: tuple[Need, ...]) -> str:
    """The five-second answer to: is my meeting safe?"""
    if lost := len({need.item for need in needed if need.tone == "bad"}):
        return f"Not safe yet: {counted(lost, 'item')} cannot be decided as things stand."
    return "Nearly ready: some things below need you." if needed else SAFE


def _doubts(found: Assessed, items: Sequence[Item]) -> Iterator[Need]:
    """A party not identified puts its item in doubt; anything else the person, on however many items."""
    of_people: dict[Key, list[Item]] = {}
    for item in items:
        doubtful = _open(found, item, Outcome.CANNOT_TELL)
        named = joined(f"“{concern.unidentified}”" for concern in item.concerns if concern.unidentified)
        if named and doubtful:
            people = counted(len(doubtful), "person", "people")
            says = f"Item {item.number}: {named} not identified, so it cannot be told for {people}"
            yield Need(says, reverse("item", args=[item.key]), "unknown", item.number)
            continue
        for key in doubtful:
            of_people.setdefault(key, []).append(item)
    for key, theirs in of_people.items():
        sitting = found.sittings[key]
        href = reverse("conflict", args=[theirs[0].key, sitting.person or key])
        yield Need(f"{sitting.name}: cannot tell on {_numbered(theirs)}", href, "unknown", theirs[0].number)


def _voices_lost(found: Assessed, items: Sequence[Item]) -> Iterator[Need]:
    """Items on which no clinician is left to be heard: to be mended where it can be, and no bar to deciding (R6.12)."""
    for item in items:
        answer = found.by_item[item.key]
        lost = [after for after in answer.after if after.voice and not after.voice.is_left]
        for after in lost:
            says = f"Item {item.number}: {_began_small(after.voice.says if after.voice else '')}"
            whose = _whose(found, after)
            yield Need(f"{says}{whose}", _in_the_list(found, item), "todo", item.number, at_a_glance(answer, Aim.BE_HEARD))


def _began_small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")


def _whose(found: Assessed, after: After) -> str:
    """The committee, where several meet."""
    committees = found.committee_names
    return f" ({committees[after.committee]})" if len(committees) > 1 else ""


def _in_the_list(found: Assessed, item: Item) -> str:
    return f"{reverse('conflicts_list', args=[found.gathered.meeting])}#item-{item.number}"


def _rulings_to_make(found: Assessed, items: Sequence[Item]) -> Iterator[Need]:
    flagged = {item.number: len(_open(found, item, Outcome.FLAG)) for item in items}
    if total := sum(flagged.values()):
        where = _numbered([item for item in items if flagged[item.number]])
        href = reverse("conflicts_list", args=[found.gathered.meeting])
        yield Need(f"{counted(total, 'recommendation')} to rule on, on {where}", href, "todo", "")


def _numbered(items: Sequence[Item]) -> str:
    return f"{'item' if len(items) == 1 else 'items'} {joined(item.number for item in items)}"


def needs_of(found: Assessed, item: Item) -> list[Need]:
    """The same for one item."""
    list_of_item = _in_the_list(found, item)
    answer = found.by_item[item.key]
    where = f"Item {item.number}"
    elsewhere = [*_out_of_scope(found, item)] if item.decision else []
    lost = [*_lost(found, item)] if item.decision else []
    result = [Need(f"{where}: {says}", list_of_item, "bad", item.number) for says in (*elsewhere, *lost)]
    if lost:  # what mends the item mends all that fails in it, so it is said once
        result[-1] = replace(result[-1], mend=at_a_glance(answer, Aim.DECIDE))
    if doubtful := len(_open(found, item, Outcome.CANNOT_TELL)):
        says = f"{where}: cannot tell for {counted(doubtful, 'person', 'people')}"
        result.append(Need(says, list_of_item, "unknown", item.number))
    if flagged := len(_open(found, item, Outcome.FLAG)):
        result.append(Need(f"{where}: {counted(flagged, 'recommendation')} to rule on", list_of_item, "todo", item.number))
    return result


def _out_of_scope(found: Assessed, item: Item) -> Iterator[str]:
    """That the decision is somebody else's (R6.6); a part that goes elsewhere (R6.7) stops nothing."""
    if found.by_item[item.key].scope.in_scope is False:
        yield from (f"{note.word.text.lower()}. {note.says}" for note in scope_notes(found, item)[:1])


def _lost(found: Assessed, item: Item) -> Iterator[str]:
    """What stops each committee, named where several meet."""
    for after in found.by_item[item.key].after:
        yield from (f"{says}{_whose(found, after)}" for says in failures_of(found, item, after))


def _open(found: Assessed, item: Item, outcome: Outcome) -> list[Key]:
    """The sittings with this outcome on the item, on which nobody has ruled; who only stands by needs nobody yet."""
    findings = found.by_item[item.key].findings
    return [
        key
        for key, finding in findings.items()
        if finding.outcome is outcome
        and not found.sittings[key].stands_by
        and found.ruling(item.key, found.sittings[key].person or key) is None
    ]


def failures_of(found: Assessed, item: Item, after: After) -> list[str]:
    """What stops one committee deciding the item, in words."""
    failures = [f"not quorate: it needs {clause.says}" for clause in after.failed_clauses] if after.quorate is False else []
    if after.lay_executive_majority is False:
        failures.append("no lay and executive majority")
    if found.chair_of(item.key, after) is None:
        failures.append(matrix.chair(found, item.key, after).says)
    return failures
