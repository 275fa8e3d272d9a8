"""Which step of the ladder the rules in force propose for a situation, resolved once for each rule book."""

from dataclasses import dataclass
from functools import lru_cache

from declarations.guidance.conditions import CONDITIONS
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.rules import Rule
from declarations.guidance.situation import Situation


@dataclass(frozen=True, slots=True)
class Proposal:
    """The step rules that fire; or the exception that says it is no conflict, and then none fires."""

    rules: tuple[Rule, ...] = ()
    exception: Rule | None = None


@lru_cache(maxsize=65536)
def proposal(book: RuleBook, situation: Situation) -> Proposal:
    """What the book proposes; cached, for a hundred pairs in one situation are one question."""
    exception = next((rule for rule in book.exceptions if _holds(rule, situation)), None)
    if exception is not None:
        return Proposal(exception=exception)
    return Proposal(tuple(rule for rule in book.steps if _holds(rule, situation)))


def _holds(rule: Rule, situation: Situation) -> bool:
    return all(CONDITIONS[sentence](situation) for sentence in rule.when) and not any(
        CONDITIONS[sentence](situation) for sentence in rule.unless
    )
