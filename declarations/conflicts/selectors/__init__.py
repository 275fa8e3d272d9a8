"""Questions about the conflicts of a meeting."""

from declarations.conflicts.selectors.assessment import Assessed, assessed, assessed_for
from declarations.conflicts.selectors.cases import Case, case_for, case_in, case_of, case_to_dismiss_in
from declarations.conflicts.selectors.connections import Connections, Seated, Way, connections_for
from declarations.conflicts.selectors.dismissals import (
    Standing,
    State,
    dismissal_for,
    dismissal_to_take_back,
    dismissals_for,
    may_be_confirmed_by,
    standing,
    waiting_for,
)
from declarations.conflicts.selectors.precedents import Precedent, precedents_of
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
    "Precedent",
    "Seated",
    "Standing",
    "State",
    "Succession",
    "Way",
    "assessed",
    "assessed_for",
    "case_for",
    "case_in",
    "case_of",
    "case_to_dismiss_in",
    "connections_for",
    "dismissal_for",
    "dismissal_to_take_back",
    "dismissals_for",
    "history_of_rulings",
    "may_be_confirmed_by",
    "meeting_with_rulings",
    "precedents_of",
    "standing",
    "succession_for",
    "waiting_for",
]
