"""What needs somebody before the meeting: lost quorums and majorities first, then doubts, then rulings to make."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from coi_register.nhsuk.words import counted
from committees.meetings.facts import Item
from declarations.conflicts.presenters import matrix
from declarations.conflicts.selectors import Assessed
from declarations.guidance.findings import After, Finding
from declarations.guidance.vocabulary import Outcome


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that needs somebody, where to go for it, and how grave it is: bad, unknown or todo."""

    says: str
    href: str
    tone: str


def needs(found: Assessed, items: Iterable[Item]) -> tuple[Need, ...]:
    """Everything about these items that stands in the way of a safe meeting, gravest first."""
    found_needs = [need for item in items for need in needs_of(found, item)]
    return tuple(sorted(found_needs, key=lambda need: ("bad", "unknown", "todo").index(need.tone)))


def verdict(items: tuple[Need, ...]) -> str:
    """The five-second answer to: is my meeting safe?"""
    bad = sum(need.tone == "bad" for need in items)
    if bad:
        return f"Not safe yet: {counted(bad, 'item')} cannot be decided as things stand."
    return (
        "Nearly ready: some things below need you."
        if items
        else "Safe: every item can be decided, and every conflict is ruled on."
    )


def needs_of(found: Assessed, item: Item) -> list[Need]:
    """The same for one item."""
    list_of_item = f"{reverse('conflicts_list', args=[found.gathered.meeting])}#item-{item.number}"
    answer = found.by_item[item.key]
    committees = {committee.key: committee.name for committee in found.meeting.committees}
    failures = [(after, says) for after in answer.after for says in _failures(found, item, after)]
    where = f"Item {item.number}"
    result = [
        Need(f"{where}: {says}{f' ({committees[after.committee]})' if len(committees) > 1 else ''}", list_of_item, "bad")
        for after, says in failures
        if item.decision
    ]
    if doubtful := sum(_is_open(found, item, key, finding, Outcome.CANNOT_TELL) for key, finding in answer.findings.items()):
        result.append(Need(f"{where}: cannot tell for {counted(doubtful, 'person', 'people')}", list_of_item, "unknown"))
    if open_flags := sum(_is_open(found, item, key, finding, Outcome.FLAG) for key, finding in answer.findings.items()):
        result.append(Need(f"{where}: {counted(open_flags, 'recommendation')} to rule on", list_of_item, "todo"))
    return result


def _is_open(found: Assessed, item: Item, sitting: object, finding: Finding, outcome: Outcome) -> bool:
    seated = found.sittings[sitting]  # type: ignore[index]
    return finding.outcome is outcome and found.ruling(item.key, seated.person or seated.key) is None


def _failures(found: Assessed, item: Item, after: After) -> list[str]:
    failures = [f"not quorate: {clause.says}" for clause in after.failed_clauses] if after.quorate is False else []
    if after.lay_executive_majority is False:
        failures.append("no lay and executive majority")
    if found.chair_of(item.key, after) is None:
        failures.append(matrix.chair(found, item.key, after).says)
    return failures
