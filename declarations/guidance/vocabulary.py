"""The words of the guidance: types of interest, relationships, the ladder of steps, outcomes, certainty."""

from enum import StrEnum


class InterestCategory(StrEnum):
    """The types of the register's columns (R1.7, R1.8); whether direct or indirect is kept apart."""

    FINANCIAL = "financial"
    NON_FINANCIAL_PROFESSIONAL = "non_financial_professional"
    NON_FINANCIAL_PERSONAL = "non_financial_personal"
    UNKNOWN = "unknown"


class Relationship(StrEnum):
    """Whose interest an indirect one is (R1.12)."""

    SPOUSE_OR_PARTNER = "spouse_or_partner"
    CLOSE_RELATIVE = "close_relative"
    CLOSE_FRIEND = "close_friend"
    BUSINESS_PARTNER = "business_partner"


class InterestRole(StrEnum):
    PARTNER = "partner"
    DIRECTOR = "director"
    EMPLOYEE = "employee"
    SHAREHOLDER = "shareholder"
    OWNER = "owner"
    CONSULTANT = "consultant"
    TRUSTEE = "trustee"
    VOLUNTEER = "volunteer"
    ADVISER = "adviser"
    MEMBER = "member"
    PATIENT = "patient"
    LANDLORD = "landlord"
    GRANT_HOLDER = "grant_holder"
    HOSTILE = "hostile"
    OTHER = "other"
    # The headings of 2017 that none of the words above says (R3.7 to R3.9). A word is added at the end: see codes.
    PRIVATE_PRACTICE = "private_practice"
    PATENT_HOLDER = "patent_holder"
    LOYALTY = "loyalty"


class Step(StrEnum):
    """The ladder of management actions (R7.7), lightest first."""

    NOTE = "note"
    LEAVE_FOR_DECISION = "leave_for_decision"
    LEAVE = "leave"
    NOT_ATTEND = "not_attend"

    @property
    def weight(self) -> int:
        return WEIGHTS[self]

    @property
    def is_out_for_the_decision(self) -> bool:
        return self is not Step.NOTE


WEIGHTS = {step: weight for weight, step in enumerate(Step)}  # asked for every reason of every flag


class AddOn(StrEnum):
    NO_PAPERS = "no_papers"
    NEW_CHAIR = "new_chair"


class Outcome(StrEnum):
    FLAG = "flag"
    CLEAR = "clear"
    CANNOT_TELL = "cannot_tell"


class Strength(StrEnum):
    """How binding a rule is (section 0.2 of the domain rules)."""

    MUST_LAW = "must_law"
    MUST_GUIDANCE = "must_guidance"
    SHOULD = "should"
    LOCAL = "local"


class Status(StrEnum):
    """How sure we are of a rule's text: read, reported by others, unconfirmed, or our own inference."""

    READ = "read"
    REPORTED = "reported"
    UNCONFIRMED = "unconfirmed"
    OURS = "ours"


INTEREST_CATEGORY_LABELS = {
    InterestCategory.FINANCIAL: "Financial",
    InterestCategory.NON_FINANCIAL_PROFESSIONAL: "Non-financial professional",
    InterestCategory.NON_FINANCIAL_PERSONAL: "Non-financial personal",
    InterestCategory.UNKNOWN: "Type not recorded",
}

RELATIONSHIP_LABELS = {
    Relationship.SPOUSE_OR_PARTNER: "Spouse or partner",
    Relationship.CLOSE_RELATIVE: "Close relative",
    Relationship.CLOSE_FRIEND: "Close friend",
    Relationship.BUSINESS_PARTNER: "Business partner",
}

INTEREST_ROLE_LABELS = {
    InterestRole.PARTNER: "Partner",
    InterestRole.DIRECTOR: "Director",
    InterestRole.EMPLOYEE: "Employee",
    InterestRole.SHAREHOLDER: "Shareholder",
    InterestRole.OWNER: "Owner",
    InterestRole.CONSULTANT: "Consultant",
    InterestRole.TRUSTEE: "Trustee",
    InterestRole.VOLUNTEER: "Volunteer",
    InterestRole.ADVISER: "Adviser",
    InterestRole.MEMBER: "Member",
    InterestRole.PATIENT: "Patient",
    InterestRole.LANDLORD: "Landlord",
    InterestRole.GRANT_HOLDER: "Grant holder",
    InterestRole.HOSTILE: "In dispute with it",
    InterestRole.PRIVATE_PRACTICE: "In private practice",
    InterestRole.PATENT_HOLDER: "Holder of a patent or other intellectual property",
    InterestRole.LOYALTY: "Loyalty to it",
    InterestRole.OTHER: "Other role",
}

STEP_LABELS = {
    Step.NOTE: "Note and stay",
    Step.LEAVE_FOR_DECISION: "Discuss, then leave",
    Step.LEAVE: "Leave",
    Step.NOT_ATTEND: "Do not attend",
}

ADD_ON_LABELS = {AddOn.NO_PAPERS: "No papers", AddOn.NEW_CHAIR: "Someone else takes the chair"}

STATUS_LABELS = {
    Status.READ: "Read in the text itself",
    Status.REPORTED: "Reported by a secondary source",
    Status.UNCONFIRMED: "Unconfirmed: check against your copy of the guidance",
    Status.OURS: "Our own reading, not in any source",
}

STRENGTH_LABELS = {
    Strength.MUST_LAW: "Must, by law",
    Strength.MUST_GUIDANCE: "Must, by statutory guidance",
    Strength.SHOULD: "Should",
    Strength.LOCAL: "Local policy",
}
