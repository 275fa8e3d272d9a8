"""The models of the rooms, listed where Django looks for them."""

from declarations.adoption.models import Adoption, LocalBook, RuleConfirmed, Variation
from declarations.changes.models import Change, Left, Look, LookedInto, Outcome, Run
from declarations.conflicts.models import ChosenChair, Dismissal, Ruling
from declarations.country.models import Touches
from declarations.evidence.models import Issue
from declarations.interests.models import Confirmation, Interest

__all__ = [
    "Adoption",
    "Change",
    "ChosenChair",
    "Confirmation",
    "Dismissal",
    "Interest",
    "Issue",
    "Left",
    "LocalBook",
    "Look",
    "LookedInto",
    "Outcome",
    "RuleConfirmed",
    "Ruling",
    "Run",
    "Touches",
    "Variation",
]
