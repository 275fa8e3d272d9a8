"""A situation to start from, of which each test changes what it is about; and the conditions by their module."""

from dataclasses import replace
from types import ModuleType
from typing import Any

from committees.meetings.vocabulary import ItemKind
from committees.organisations.vocabulary import OrganisationKind
from declarations.guidance.conditions import CONDITIONS
from declarations.guidance.situation import Situation, TouchKind
from declarations.guidance.vocabulary import InterestCategory, InterestRole

# A director's own financial interest in a company that is named where money is allotted.
ORDINARY = Situation(
    touch=TouchKind.NAMED,
    item=ItemKind.BUDGET,
    decision=True,
    category=InterestCategory.FINANCIAL,
    role=InterestRole.DIRECTOR,
    declared_in=OrganisationKind.COMPANY,
)


def holds(words: str, **changes: Any) -> bool:
    """Whether a condition holds in the ordinary situation with these changes."""
    return CONDITIONS[words](replace(ORDINARY, **changes))


def conditions_of(module: ModuleType) -> set[str]:
    """The conditions that stand in a module, in words."""
    return {words for words, question in CONDITIONS.items() if question.__module__ == module.__name__}
