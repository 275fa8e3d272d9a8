"""The models of the rooms, listed where Django looks for them."""

from declarations.adoption.models import Adoption, LocalBook, RuleConfirmed, Variation
from declarations.campaigns.models import Asked, Campaign, Digest, Reminder, Result
from declarations.changes.models import Change, Left, Look, LookedInto, Outcome, Run
from declarations.conflicts.models import ChosenChair, Dismissal, Ruling
from declarations.country.models import Touch
from declarations.evidence.models import Issue
from declarations.interests.models import Confirmation, Interest

__all__ = [
    "Adoption",
    "Asked",
    "Campaign",
    "Change",
    "ChosenChair",
    "Confirmation",
    "Digest",
    "Dismissal",
    "Interest",
    "Issue",
    "Left",
    "LocalBook",
    "Look",
    "LookedInto",
    "Outcome",
    "Reminder",
    "Result",
    "RuleConfirmed",
    "Ruling",
    "Run",
    "Touch",
    "Variation",
]
