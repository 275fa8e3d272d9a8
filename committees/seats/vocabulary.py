"""The kinds of committee, the categories of seat, and the offices that a seat may carry."""

from enum import StrEnum


class CommitteeKind(StrEnum):
    PCCC = "pccc"
    GOVERNING_BODY = "governing_body"
    JOINT = "joint"
    SUBGROUP = "subgroup"
    PANEL = "panel"
    OTHER = "other"


class CommissioningLevel(StrEnum):
    """How far a CCG commissions general practice (R6.1)."""

    DELEGATED = "delegated"
    JOINT = "joint"
    GREATER_INVOLVEMENT = "greater_involvement"


class SeatCategory(StrEnum):
    LAY = "lay"
    EXECUTIVE = "executive"
    GP = "gp"
    PRACTICE_MANAGER = "practice_manager"
    NURSE = "nurse"
    SECONDARY_CARE = "secondary_care"
    OFFICER = "officer"
    IN_ATTENDANCE = "in_attendance"
    OTHER = "other"


class Office(StrEnum):
    """Offices that the holder of a seat carries besides the seat itself."""

    AUDIT_CHAIR = "audit_chair"
    GUARDIAN = "guardian"
    ACCOUNTABLE_OFFICER = "accountable_officer"
    CHIEF_FINANCE_OFFICER = "chief_finance_officer"
    LAY_FINANCE = "lay_finance"
    LAY_AREA = "lay_area"


class InvitedAs(StrEnum):
    """Whom a committee may ask in without their being of it: the four of R7.13(4), and R6.12's independent clinicians."""

    CCG_MEMBER = "ccg_member"
    PRACTICE_REPRESENTATIVE = "practice_representative"
    HEALTH_AND_WELLBEING_BOARD = "health_and_wellbeing_board"
    OTHER_GOVERNING_BODY = "other_governing_body"
    INDEPENDENT_CLINICIAN = "independent_clinician"


COMMITTEE_KIND_LABELS = {
    CommitteeKind.PCCC: "Primary care commissioning committee",
    CommitteeKind.GOVERNING_BODY: "Governing body",
    CommitteeKind.JOINT: "Joint committee",
    CommitteeKind.SUBGROUP: "Sub-group",
    CommitteeKind.PANEL: "Procurement or evaluation panel",
    CommitteeKind.OTHER: "Other committee",
}

LEVEL_LABELS = {
    CommissioningLevel.DELEGATED: "Delegated commissioning",
    CommissioningLevel.JOINT: "Joint commissioning with NHS England",
    CommissioningLevel.GREATER_INVOLVEMENT: "Greater involvement: advises, does not decide",
}

SEAT_CATEGORY_LABELS = {
    SeatCategory.LAY: "Lay member",
    SeatCategory.EXECUTIVE: "Executive",
    SeatCategory.GP: "GP",
    SeatCategory.PRACTICE_MANAGER: "Practice manager",
    SeatCategory.NURSE: "Registered nurse",
    SeatCategory.SECONDARY_CARE: "Secondary care doctor",
    SeatCategory.OFFICER: "Other officer",
    SeatCategory.IN_ATTENDANCE: "In attendance",
    SeatCategory.OTHER: "Other member",
}

OFFICE_LABELS = {
    Office.AUDIT_CHAIR: "Audit committee chair",
    Office.GUARDIAN: "Conflicts of Interest Guardian",
    Office.ACCOUNTABLE_OFFICER: "Accountable officer",
    Office.CHIEF_FINANCE_OFFICER: "Chief finance officer",
    Office.LAY_FINANCE: "Lay member with finance and audit expertise",
    Office.LAY_AREA: "Lay member with knowledge of the area",
}

INVITED_AS_LABELS = {
    InvitedAs.CCG_MEMBER: "Individual member of the CCG",
    InvitedAs.PRACTICE_REPRESENTATIVE: "Practice representative",
    InvitedAs.HEALTH_AND_WELLBEING_BOARD: "Health and wellbeing board",
    InvitedAs.OTHER_GOVERNING_BODY: "Another governing body",
    InvitedAs.INDEPENDENT_CLINICIAN: "Independent clinician",
}

INVITED_AS_HINTS: dict[str, str] = {
    InvitedAs.CCG_MEMBER: "Somebody who is a member of the CCG in their own right",
    InvitedAs.PRACTICE_REPRESENTATIVE: "Appointed by a member practice to deal with the CCG",
    InvitedAs.HEALTH_AND_WELLBEING_BOARD: "A member of a relevant health and wellbeing board",
    InvitedAs.OTHER_GOVERNING_BODY: "A member of another CCG’s governing body",
    InvitedAs.INDEPENDENT_CLINICIAN: "A GP from elsewhere, a secondary care doctor or a registered nurse",
}
