"""The models of the rooms, listed where Django looks for them."""

from declarations.adoption.models import Adoption, LocalBook, RuleConfirmed, Variation
from declarations.api.models import Token
from declarations.changes.models import Change, Left, Look, LookedInto, Outcome, Run
from declarations.conflicts.models import ChosenChair, Dismissal, Ruling
from declarations.country.models import Touch
from declarations.evidence.models import Issue
from declarations.exports.models import Export
from declarations.interests.models import Confirmation, Interest
from declarations.registers.models import DecisionMaker, Edition, Entry, Hold, Withholding

__all__ = [
    "Adoption",
    "Change",
    "ChosenChair",
    "Confirmation",
    "DecisionMaker",
    "Dismissal",
    "Edition",
    "Entry",
    "Export",
    "Hold",
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
    "Token",
    "Touch",
    "Variation",
    "Withholding",
]
