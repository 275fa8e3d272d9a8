"""The kinds of organisation, and the ways one is tied to another."""

from enum import StrEnum


class OrganisationKind(StrEnum):
    GP_PRACTICE = "gp_practice"
    FEDERATION = "federation"
    NETWORK = "network"
    SUPER_PARTNERSHIP = "super_partnership"
    COMPANY = "company"
    TRUST = "trust"
    CHARITY = "charity"
    LOCAL_AUTHORITY = "local_authority"
    NHS_BODY = "nhs_body"
    CCG = "ccg"  # an nhs_body whose registers are kept here
    PHARMACY = "pharmacy"
    DENTAL = "dental"
    OPTICAL = "optical"
    PROFESSIONAL_BODY = "professional_body"
    OTHER = "other"


class LinkKind(StrEnum):
    MEMBER_OF = "member_of"
    SHAREHOLDER_OF = "shareholder_of"
    OWNED_BY = "owned_by"
    LANDLORD_OF = "landlord_of"
    SUCCEEDED_BY = "succeeded_by"
    COMPETITOR_OF = "competitor_of"
    SUBCONTRACTOR_OF = "subcontractor_of"


ORGANISATION_KIND_LABELS = {
    OrganisationKind.GP_PRACTICE: "GP practice",
    OrganisationKind.FEDERATION: "GP federation",
    OrganisationKind.NETWORK: "Primary care network or locality",
    OrganisationKind.SUPER_PARTNERSHIP: "Super-partnership",
    OrganisationKind.COMPANY: "Company",
    OrganisationKind.TRUST: "NHS trust",
    OrganisationKind.CHARITY: "Charity",
    OrganisationKind.LOCAL_AUTHORITY: "Local authority",
    OrganisationKind.NHS_BODY: "NHS body",
    OrganisationKind.CCG: "Clinical commissioning group",
    OrganisationKind.PHARMACY: "Pharmacy",
    OrganisationKind.DENTAL: "Dental practice",
    OrganisationKind.OPTICAL: "Optician",
    OrganisationKind.PROFESSIONAL_BODY: "Professional body",
    OrganisationKind.OTHER: "Other organisation",
}

LINK_LABELS = {
    LinkKind.MEMBER_OF: "member of",
    LinkKind.SHAREHOLDER_OF: "shareholder of",
    LinkKind.OWNED_BY: "owned by",
    LinkKind.LANDLORD_OF: "landlord of",
    LinkKind.SUCCEEDED_BY: "succeeded by",
    LinkKind.COMPETITOR_OF: "competitor of",
    LinkKind.SUBCONTRACTOR_OF: "subcontractor of",
}

LINK_LABELS_BACK = {  # the same link as read from its other end
    LinkKind.MEMBER_OF: "has as member",
    LinkKind.SHAREHOLDER_OF: "has as shareholder",
    LinkKind.OWNED_BY: "owner of",
    LinkKind.LANDLORD_OF: "tenant of",
    LinkKind.SUCCEEDED_BY: "successor of",
    LinkKind.COMPETITOR_OF: "competitor of",
    LinkKind.SUBCONTRACTOR_OF: "has as subcontractor",
}
