"""The models of the rooms, listed where Django looks for them."""

from declarations.changes.models import Change, Left, Look, LookedInto, Outcome, Run
from declarations.conflicts.models import ChosenChair, Ruling
from declarations.country.models import Touch
from declarations.interests.models import Confirmation, Interest

__all__ = [
    "Change",
    "ChosenChair",
    "Confirmation",
    "Interest",
    "Left",
    "Look",
    "LookedInto",
    "Outcome",
    "Ruling",
    "Run",
    "Touch",
]
