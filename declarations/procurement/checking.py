"""What the declared interests say of a supplier: worked out by the decision service, and by nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

from committees.organisations.facts import Key
from declarations.guidance.facts import Meeting
from declarations.guidance.findings import Because, Finding
from declarations.guidance.judgement import judge
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.vocabulary import Outcome
from declarations.procurement.vocabulary import Found


@dataclass(frozen=True, slots=True)
class Met:
    """One interest of one person that reaches the supplier; `because` has the path, and the rule under which it matters."""

    person: Key
    because: Because


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found of one supplier, and of whom it cannot be told, a sentence each."""

    found: Found
    met: tuple[Met, ...]
    doubts: tuple[str, ...]


def answers(facts: Meeting, book: RuleBook) -> dict[Key, Answer]:
    """By supplier. The facts have an item for each, and a sitting for everybody whose interests count."""
    findings = judge(facts, book)
    return {item.key: _answer(item.key, facts, book, findings) for item in facts.items}


def _answer(supplier: Key, facts: Meeting, book: RuleBook, findings: Mapping[tuple[Key, Key], Finding]) -> Answer:
    of_each = [(sitting, findings[supplier, sitting.key]) for sitting in facts.sittings]
    met = tuple(Met(sitting.key, because) for sitting, finding in of_each for because in _one_for_each_interest(finding))
    doubts = tuple(
        says if sitting.name in says else f"{sitting.name}: {says}"
        for sitting, finding in of_each
        for says in dict.fromkeys(miss.says for miss in finding.near_misses if miss.doubt)
        if finding.outcome is Outcome.CANNOT_TELL and book.proposes
    )
    return Answer(_found(met, book), met, doubts)


def _found(met: tuple[Met, ...], book: RuleBook) -> Found:
    if met:
        return Found.INTEREST
    return Found.NONE if book.proposes else Found.CANNOT_TELL


def _one_for_each_interest(finding: Finding) -> list[Because]:
    """Several rules may speak of one interest; the heaviest is told first, and told for it."""
    told: dict[Key | None, Because] = {}
    for because in finding.because:
        told.setdefault(because.interest, because)
    return [because for interest, because in told.items() if interest is not None]
