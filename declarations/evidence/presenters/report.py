"""What came of working an assessment out again, in sentences: for the page, for the command, and for another program."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from coi_register.nhsuk.words import counted, day
from committees.organisations.facts import Key
from declarations.evidence import selectors
from declarations.evidence.basis import Basis
from declarations.evidence.explaining import Change, Explained, explained
from declarations.evidence.models import Issue
from declarations.evidence.presenters.telling import Told, all_told, told
from declarations.evidence.reperforming import Reperformed, reperform
from declarations.evidence.wording import item_of, of_change
from declarations.evidence.words import Names
from declarations.guidance.record import CannotBeRead, read, seal


class Result(StrEnum):
    """What comes of the same facts, rulings and rules."""

    SAME = "same"
    DIFFERENT = "different"
    CANNOT = "cannot"  # damaged, or of a form that this release does not read


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
        record, today = selectors.opened(issue), selectors.on_record(selectors.found_now(issue))
    except CannotBeRead as error:
        return Report(str(issue.pk), title, issue.seal, Result.CANNOT, str(error))
    names = Names(record.facts, today.facts)
    found = _shown(reperform(record, today), shows, all_items=names.show_every_item(shows))
    stages = (_repeated(found, names), _under_the_rules_of_today(found, names), _from_the_facts_of_today(found, names))
    return Report(str(issue.pk), title, issue.seal, _result(found), SAYS[found.same], stages)


def report_of_file(path: Path) -> Report:
    """The same of a record that was taken away, with no register at hand to compare it with."""
    try:
        text = path.read_text(encoding="utf-8")
        record = read(text)
    except (CannotBeRead, OSError, UnicodeDecodeError) as error:
        return Report("", str(path), "", Result.CANNOT, str(error))
    found, names = reperform(record, Basis.of(record)), Names(record.facts, record.facts)
    title = f"{path}: issue {record.heading.number} of the papers of the meeting of {day(record.facts.date)}"
    return Report("", title, seal(text), _result(found), SAYS[found.same], (_repeated(found, names),))


def _result(found: Reperformed) -> Result:
    return Result.SAME if found.same else Result.DIFFERENT


def since_the_issue_before(issue: Issue, shows: Shows) -> tuple[Told, ...] | None:
    """What differs from the issue before, explained; None for the first. Raises CannotBeRead."""
    earlier = selectors.before(issue)
    if earlier is None:
        return None
    then, now = selectors.opened(earlier), selectors.opened(issue)
    found = explained(Basis.of(then), Basis.of(now))
    return all_told([*_about(found, shows)], Names(then.facts, now.facts))


SAYS = {
    True: "The same facts, rulings and rules give the same answer.",
    False: "The same facts, rulings and rules give another answer: this release of the programme works it out in another way.",
}


def _shown(found: Reperformed, shows: Shows, *, all_items: bool) -> Reperformed:
    """Without what is said of items that the reader may not read, nor of organisations that only they may name."""
    return replace(
        found,
        differences=tuple(each for each in found.differences if each.item is None or shows(each.item)),
        under_the_rules_of_today=tuple(_about(found.under_the_rules_of_today, shows)),
        facts_changed=tuple(change for change in found.facts_changed if _is_shown(change, shows, all_items=all_items)),
        from_the_facts_of_today=tuple(_about(found.from_the_facts_of_today, shows)),
    )


def _is_shown(change: Change, shows: Shows, *, all_items: bool) -> bool:
    item = item_of(change)
    if item is not None:
        return shows(item)
    return all_items or change.place[0] not in ("organisations", "links")


def _about(found: Iterable[Explained], shows: Shows) -> Iterator[Explained]:
    return (each for each in found if each.difference.item is None or shows(each.difference.item))


def _repeated(found: Reperformed, names: Names) -> Stage:
    title = "The same facts, rulings and rules"
    if found.same:
        return Stage(title, "The answer is the same.")
    differences = tuple(told(each, names) for each in found.differences)
    return Stage(title, "The answer differs." if differences else "Only the words of the answer differ.", differences)


def _under_the_rules_of_today(found: Reperformed, names: Names) -> Stage:
    changed = tuple(of_change(change, names) for change in found.rules_changed)
    differences = all_told(found.under_the_rules_of_today, names)
    since = f"The texts of the rule book have changed since, in {counted(len(changed), 'place')}."
    says = since if changed else "The texts of the rule book have not changed since."
    return Stage("The rule book of today", says + _effect(changed, differences), differences, changed)


def _from_the_facts_of_today(found: Reperformed, names: Names) -> Stage:
    changed = tuple(of_change(change, names) for change in found.facts_changed)
    differences = all_told(found.from_the_facts_of_today, names)
    since = f"What is on record has changed since, in {counted(len(changed), 'place')}."
    says = since if changed else "Nothing that it rested on has changed since."
    return Stage("The facts of today", says + _effect(changed, differences), differences, changed)


def _effect(changed: Sequence[str], differences: Sequence[Told]) -> str:
    if not changed:
        return ""
    if not differences:
        return " That makes no difference to the answer."
    return f" That makes {counted(len(differences), 'difference')} to the answer."


def lines(report: Report) -> Iterator[str]:
    """The report as a page of text."""
    yield f"{report.title}: {report.result.value}"
    yield f"  {report.says}"
    for stage in report.stages[1:] if report.result is Result.SAME else report.stages:
        yield f"  {stage.says}"
        for one in stage.differences:
            yield f"    {one.of}: was {one.then}; now {one.now}."
            if one.how:
                yield f"      {one.how} {' '.join(one.because)}".rstrip()
