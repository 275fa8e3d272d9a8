"""The models of the rooms, listed where Django looks for them."""

from declarations.adoption.models import Adoption, LocalBook, RuleConfirmed, Variation
from declarations.conflicts.models import ChosenChair, Dismissal, Ruling
from declarations.evidence.models import Issue
from declarations.interests.models import Confirmation, Interest

__all__ = [
    "Adoption",
    "ChosenChair",
    "Confirmation",
    "Dismissal",
    "Interest",
    "Issue",
    "LocalBook",
    "RuleConfirmed",
    "Ruling",
    "Variation",
]
