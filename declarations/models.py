"""The models of the rooms, listed where Django looks for them."""

from declarations.adoption.models import Adoption, LocalBook, RuleConfirmed, Variation
from declarations.api.models import Token
from declarations.breaches.models import Breach
from declarations.changes.models import Change, Left, Look, LookedInto, Outcome, Run
from declarations.conflicts.models import ChosenChair, Dismissal, Ruling
from declarations.country.models import Touch
from declarations.evidence.models import Issue
from declarations.exports.models import Export
from declarations.gifts.models import NilPeriod, Offer
from declarations.interests.models import Confirmation, Interest
from declarations.registers.models import DecisionMaker, Edition, Entry, Hold, Withholding
from declarations.review.models import Query, Review

__all__ = [
    "Adoption",
    "Breach",
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
    "NilPeriod",
    "Offer",
    "Outcome",
    "Query",
    "Review",
    "RuleConfirmed",
    "Ruling",
    "Run",
    "Token",
    "Touch",
    "Variation",
    "Withholding",
]
