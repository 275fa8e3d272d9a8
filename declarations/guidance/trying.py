"""Cases of a rule, tried: it fires where it should, or keeps still where it should not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from declarations.guidance import written
from declarations.guidance.findings import Because, Finding, NearMiss
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.rules import Rule
from declarations.guidance.vocabulary import Step

DATED_LONG_BEFORE = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Case:
    """One person with one interest, and one item, in the shape of the guidance's own cases; should the rule fire?"""

    says: str
    fires: bool
    interest: Mapping[str, Any]
    item: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of a case: whether the rule fired, and which step was proposed in all."""

    case: Case
    fired: bool
    step: Step | None

    @property
    def does_as_said(self) -> bool:
        return self.fired is self.case.fires


def tried(rule: Rule, cases: Sequence[Case], rulebook: RuleBook) -> tuple[Tried, ...]:
    """Each case on the first day of the rule, under a book that holds it."""
    return tuple(_tried(rule, case, rulebook) for case in cases)


def _tried(rule: Rule, case: Case, rulebook: RuleBook) -> Tried:
    on = rule.in_force.since
    facts = {"date": on, "interests": [case.interest], "item": case.item}
    facts["links"] = [link | {"since": DATED_LONG_BEFORE} for link in written.WORLD["links"]]
    finding = written.finding_of(facts, rulebook)
    return Tried(case, _fired(rule, finding), finding.step)


def _fired(rule: Rule, finding: Finding) -> bool:
    said: list[Because | NearMiss] = [*finding.because, *(near for near in finding.near_misses if near.rule)]
    return any(each.rule == rule.id and each.source == rule.source for each in said)
