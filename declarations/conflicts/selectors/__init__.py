"""Questions about the conflicts of a meeting."""

from declarations.conflicts.selectors.assessment import Assessed, assessed, assessed_for
from declarations.conflicts.selectors.cases import Case, case_for, case_of
from declarations.conflicts.selectors.connections import Connections, Seated, Way, connections_for
from declarations.conflicts.selectors.successions import (
    Succession,
    history_of_rulings,
    meeting_with_rulings,
    succession_for,
)

__all__ = [
    "Assessed",
    "Case",
    "Connections",
    "Seated",
    "Succession",
    "Way",
    "assessed",
    "assessed_for",
    "case_for",
    "case_of",
    "connections_for",
    "history_of_rulings",
    "meeting_with_rulings",
    "succession_for",
]
