"""The models of the rooms, listed where Django looks for them."""

from declarations.adoption.models import Adoption, LocalBook, RuleConfirmed, Variation
from declarations.api.models import Token
from declarations.breaches.models import Breach
from declarations.campaigns.models import Asked, Campaign, Digest, Reminder, Result
from declarations.changes.models import Change, Left, Look, LookedInto, Outcome, Run
from declarations.conflicts.models import ChosenChair, Dismissal, Ruling
from declarations.country.models import Touches
from declarations.evidence.models import Issue
from declarations.exports.models import Export
from declarations.gifts.models import NilPeriod, Offer
from declarations.imports.models import Import, ImportAnswer, ImportFile
from declarations.interests.models import Confirmation, Interest
from declarations.minutes.models import Approval, Minutes, Passage
from declarations.packs.models import Pack, PackRun, Served
from declarations.preparing.models import Answer, Tick
from declarations.proceedings.models import Declared, Discussion, Movement, Sitting, Vote
from declarations.procurement.models import InterestMet, Procurement, StageReached, Supplier, SupplierCheck
from declarations.registers.models import DecisionMaker, Edition, Entry, Hold, Withholding
from declarations.review.models import Query, Review
from declarations.scanning.models import NoParty

__all__ = [
    "Adoption",
    "Answer",
    "Approval",
    "Asked",
    "Breach",
    "Campaign",
    "Change",
    "ChosenChair",
    "Confirmation",
    "DecisionMaker",
    "Declared",
    "Digest",
    "Discussion",
    "Dismissal",
    "Edition",
    "Entry",
    "Export",
    "Hold",
    "Import",
    "ImportAnswer",
    "ImportFile",
    "Interest",
    "InterestMet",
    "Issue",
    "Left",
    "LocalBook",
    "Look",
    "LookedInto",
    "Minutes",
    "Movement",
    "NilPeriod",
    "NoParty",
    "Offer",
    "Outcome",
    "Pack",
    "PackRun",
    "Passage",
    "Procurement",
    "Query",
    "Reminder",
    "Result",
    "Review",
    "RuleConfirmed",
    "Ruling",
    "Run",
    "Served",
    "Sitting",
    "StageReached",
    "Supplier",
    "SupplierCheck",
    "Tick",
    "Token",
    "Touches",
    "Variation",
    "Vote",
    "Withholding",
]
