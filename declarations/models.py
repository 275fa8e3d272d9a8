"""The models of the rooms, listed where Django looks for them."""

from declarations.conflicts.models import ChosenChair, Ruling
from declarations.evidence.models import Issue
from declarations.interests.models import Confirmation, Interest

__all__ = ["ChosenChair", "Confirmation", "Interest", "Issue", "Ruling"]
