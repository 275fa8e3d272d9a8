"""What a committee meets about: kinds of item, routes and stages of procurement, parts played, classes, contributions."""

from enum import StrEnum


class ItemKind(StrEnum):
    PROCUREMENT = "procurement"
    CONTRACT_AWARD = "contract_award"
    CONTRACT_EXTENSION = "contract_extension"
    CONTRACT_VARIATION = "contract_variation"
    ENFORCEMENT = "enforcement"
    PAYMENT = "payment"
    PREMISES = "premises"
    MERGER = "merger"
    CLOSURE = "closure"
    BOUNDARY_CHANGE = "boundary_change"
    LIST_CLOSURE = "list_closure"
    NEW_PRACTICE = "new_practice"
    ENHANCED_SERVICE = "enhanced_service"
    INCENTIVE_SCHEME = "incentive_scheme"
    SPECIFICATION = "specification"
    SERVICE_DESIGN = "service_design"
    PRACTICE_PERFORMANCE = "practice_performance"
    INDIVIDUAL_PERFORMANCE = "individual_performance"
    STRATEGY = "strategy"
    BUDGET = "budget"
    CONTRACT_MONITORING = "contract_monitoring"
    APPOINTMENT = "appointment"
    POLICY = "policy"
    MINUTES = "minutes"
    INFORMATION = "information"


class Part(StrEnum):
    PUBLIC = "public"
    PRIVATE = "private"


class Route(StrEnum):
    COMPETITIVE = "competitive"
    DIRECT_AWARD = "direct_award"
    MOST_SUITABLE_PROVIDER = "most_suitable_provider"
    SINGLE_TENDER = "single_tender"


class Stage(StrEnum):
    NEED = "need"
    SPECIFICATION = "specification"
    ENGAGEMENT = "engagement"
    SHORTLIST = "shortlist"
    EVALUATION = "evaluation"
    AWARD = "award"
    MONITORING = "monitoring"


class PartPlayed(StrEnum):
    """The part an organisation plays in an agenda item."""

    SUBJECT = "subject"
    BIDDER = "bidder"
    HOLDER = "holder"
    APPLICANT = "applicant"
    LANDLORD = "landlord"
    AFFECTED = "affected"
    COMPETITOR = "competitor"
    INCUMBENT = "incumbent"
    FUNDER = "funder"


class AffectedClass(StrEnum):
    ALL_MEMBER_PRACTICES = "all_member_practices"
    ALL_PHARMACIES = "all_pharmacies"
    ALL_DENTAL = "all_dental"
    ALL_OPTICAL = "all_optical"


class Contribution(StrEnum):
    """What somebody does for an item beside voting on it."""

    AUTHOR = "author"
    PRESENTER = "presenter"
    ADVISER = "adviser"


ITEM_KIND_LABELS = {
    ItemKind.PROCUREMENT: "Procurement",
    ItemKind.CONTRACT_AWARD: "Contract award",
    ItemKind.CONTRACT_EXTENSION: "Contract extension",
    ItemKind.CONTRACT_VARIATION: "Contract variation",
    ItemKind.ENFORCEMENT: "Contract enforcement",
    ItemKind.PAYMENT: "Payment",
    ItemKind.PREMISES: "Premises",
    ItemKind.MERGER: "Practice merger",
    ItemKind.CLOSURE: "Closure",
    ItemKind.BOUNDARY_CHANGE: "Boundary change",
    ItemKind.LIST_CLOSURE: "List closure",
    ItemKind.NEW_PRACTICE: "New practice",
    ItemKind.ENHANCED_SERVICE: "Enhanced service",
    ItemKind.INCENTIVE_SCHEME: "Incentive scheme",
    ItemKind.SPECIFICATION: "Service specification",
    ItemKind.SERVICE_DESIGN: "Service design",
    ItemKind.PRACTICE_PERFORMANCE: "Practice performance",
    ItemKind.INDIVIDUAL_PERFORMANCE: "Individual performer",
    ItemKind.STRATEGY: "Strategy",
    ItemKind.BUDGET: "Budget allocation",
    ItemKind.CONTRACT_MONITORING: "Contract monitoring",
    ItemKind.APPOINTMENT: "Appointment",
    ItemKind.POLICY: "Policy",
    ItemKind.MINUTES: "Minutes",
    ItemKind.INFORMATION: "Information",
}

PART_LABELS = {Part.PUBLIC: "Public part", Part.PRIVATE: "Private part"}

ROUTE_LABELS = {
    Route.COMPETITIVE: "Competitive",
    Route.DIRECT_AWARD: "Direct award",
    Route.MOST_SUITABLE_PROVIDER: "Most suitable provider",
    Route.SINGLE_TENDER: "Single tender",
}

STAGE_LABELS = {
    Stage.NEED: "Deciding the need",
    Stage.SPECIFICATION: "Specification",
    Stage.ENGAGEMENT: "Market engagement",
    Stage.SHORTLIST: "Shortlist",
    Stage.EVALUATION: "Evaluation",
    Stage.AWARD: "Award",
    Stage.MONITORING: "Contract monitoring",
}

PART_PLAYED_LABELS = {
    PartPlayed.SUBJECT: "Subject",
    PartPlayed.BIDDER: "Bidder",
    PartPlayed.HOLDER: "Contract holder",
    PartPlayed.APPLICANT: "Applicant",
    PartPlayed.LANDLORD: "Landlord",
    PartPlayed.AFFECTED: "Affected",
    PartPlayed.COMPETITOR: "Competitor",
    PartPlayed.INCUMBENT: "Incumbent",
    PartPlayed.FUNDER: "Funder",
}

AFFECTED_CLASS_LABELS = {
    AffectedClass.ALL_MEMBER_PRACTICES: "All member practices",
    AffectedClass.ALL_PHARMACIES: "All pharmacies",
    AffectedClass.ALL_DENTAL: "All dental practices",
    AffectedClass.ALL_OPTICAL: "All opticians",
}

CONTRIBUTION_LABELS = {
    Contribution.AUTHOR: "Author",
    Contribution.PRESENTER: "Presenter",
    Contribution.ADVISER: "Adviser",
}
