"""Which step of the ladder the rules in force propose for a situation, resolved once for each rule book."""

from functools import lru_cache

from declarations.guidance import codes
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.situation import Situation
from declarations.guidance.table import Proposal, table_of


@lru_cache(maxsize=65536)
def proposal(book: RuleBook, situation: Situation) -> Proposal:
    """What the book proposes; cached, for a hundred pairs in one situation are one question."""
    return table_of(book).proposed(codes.of_situation(situation))
