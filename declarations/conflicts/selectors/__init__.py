"""Questions about the conflicts of a meeting."""

from declarations.conflicts.selectors.assessment import Assessed, assessed, assessed_for
from declarations.conflicts.selectors.cases import Case, case_for, case_in, case_of
from declarations.conflicts.selectors.successions import (
    Succession,
    history_of_rulings,
    meeting_with_rulings,
    succession_for,
)

__all__ = [
    "Assessed",
    "Case",
    "Succession",
    "assessed",
    "assessed_for",
    "case_for",
    "case_in",
    "case_of",
    "history_of_rulings",
    "meeting_with_rulings",
    "succession_for",
]
