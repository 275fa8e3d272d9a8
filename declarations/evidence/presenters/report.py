"""What came of working an assessment out again, in sentences: for the page, for the command, and for another program."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from coi_register.nhsuk.words import counted
from committees.organisations.facts import Key
from declarations.evidence import selectors
from declarations.evidence.explaining import Explained
from declarations.evidence.models import Issue
from declarations.evidence.reperforming import Reperformed, reperform
from declarations.evidence.wording import item_of, of_change, of_what, reasons, was_and_now
from declarations.evidence.words import Names
from declarations.guidance.differences import Difference
from declarations.guidance.record import CannotBeRead


class Result(StrEnum):
    """What comes of the same facts, rulings and rules."""

    SAME = "same"
    DIFFERENT = "different"
    CANNOT = "cannot"  # damaged, or of a form that this release does not read


@dataclass(frozen=True, slots=True)
class Told:
    """One difference: of what, then and now, and the changes that make it."""

    of: str
    then: str
    now: str
    how: str = ""
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage on the way from then to now: what changed, and what of that made a difference."""

    title: str
    says: str
    differences: tuple[Told, ...] = ()
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """`stages` are empty where the record cannot be worked out again."""

    issue: str
    title: str
    seal: str
    result: Result
    says: str
    stages: tuple[Stage, ...] = ()


Shows = Callable[[Key], bool]  # whether whoever reads it may read the item


def report(issue: Issue, shows: Shows = lambda item: True) -> Report:
    """Work an issue out again and tell what came of it; a damaged one is told, and never an error."""
    title = selectors.name_of(issue)
    try:
        record, today = selectors.opened(issue), selectors.today(issue)
    except CannotBeRead as error:
        return Report(str(issue.pk), title, issue.seal, Result.CANNOT, str(error))
    found, names = _shown(reperform(record, today), shows), Names(record.facts, today.facts)
    return Report(
        issue=str(issue.pk),
        title=title,
        seal=issue.seal,
        result=Result.SAME if found.same else Result.DIFFERENT,
        says=SAYS[found.same],
        stages=(_repeated(found, names), _under_the_rules_of_today(found, names), _from_the_facts_of_today(found, names)),
    )


SAYS = {
    True: "The same facts, rulings and rules give the same answer.",
    False: "The same facts, rulings and rules give another answer: this release of the programme works it out in another way.",
}


def _shown(found: Reperformed, shows: Shows) -> Reperformed:
    """Without what is said of items that the reader may not read."""
    return replace(
        found,
        differences=tuple(each for each in found.differences if each.item is None or shows(each.item)),
        under_the_rules_of_today=tuple(_about(found.under_the_rules_of_today, shows)),
        facts_changed=tuple(change for change in found.facts_changed if item_of(change) is None or shows(item_of(change))),
        from_the_facts_of_today=tuple(_about(found.from_the_facts_of_today, shows)),
    )


def _about(found: Iterable[Explained], shows: Shows) -> Iterator[Explained]:
    return (each for each in found if each.difference.item is None or shows(each.difference.item))


def _repeated(found: Reperformed, names: Names) -> Stage:
    title = "The same facts, rulings and rules"
    if found.same:
        return Stage(title, "The answer is the same.")
    differences = tuple(_told(each, names) for each in found.differences)
    return Stage(title, "The answer differs." if differences else "Only the words of the answer differ.", differences)


def _under_the_rules_of_today(found: Reperformed, names: Names) -> Stage:
    changed = tuple(of_change(change, names) for change in found.rules_changed)
    says = _says(
        "The texts of the rule book have not changed since.",
        f"The texts of the rule book have changed since, in {counted(len(changed), 'place')}",
        changed,
        found.under_the_rules_of_today,
    )
    return Stage("The rule book of today", says, _all_told(found.under_the_rules_of_today, names), changed)


def _from_the_facts_of_today(found: Reperformed, names: Names) -> Stage:
    changed = tuple(of_change(change, names) for change in found.facts_changed)
    says = _says(
        "Nothing that it rested on has changed since.",
        f"What is on record has changed since, in {counted(len(changed), 'place')}",
        changed,
        found.from_the_facts_of_today,
    )
    return Stage("The facts of today", says, _all_told(found.from_the_facts_of_today, names), changed)


def _says(unchanged: str, changed_in: str, changed: Sequence[str], differences: Sequence[Explained]) -> str:
    if not changed:
        return unchanged
    if not differences:
        return f"{changed_in}. That makes no difference to the answer."
    return f"{changed_in}. That makes {counted(len(differences), 'difference')} to the answer."


def _all_told(found: Iterable[Explained], names: Names) -> tuple[Told, ...]:
    return tuple(_told(each.difference, names, *reasons(each, names)) for each in found)


def _told(difference: Difference, names: Names, how: str = "", because: tuple[str, ...] = ()) -> Told:
    then, now = was_and_now(difference)
    return Told(of_what(difference, names), then, now, how, because)


def lines(told: Report) -> Iterator[str]:
    """The report as a page of text."""
    yield f"{told.title}: {told.result.value}"
    yield f"  {told.says}"
    for stage in told.stages[1:] if told.result is Result.SAME else told.stages:
        yield f"  {stage.says}"
        for one in stage.differences:
            yield f"    {one.of}: was {one.then}; now {one.now}."
            if one.how:
                yield f"      {one.how} {' '.join(one.because)}".rstrip()
