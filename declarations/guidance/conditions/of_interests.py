"""What a rule may ask about the interest: its type, whose it is, whether it still holds, and the role behind it."""

from committees.organisations.vocabulary import OrganisationKind
from declarations.guidance.conditions.asked import condition
from declarations.guidance.situation import Situation
from declarations.guidance.vocabulary import InterestCategory, InterestRole


@condition
def interest_is_financial(s: Situation) -> bool:
    """It may bring money, or its type was not recorded: in doubt, act as if there were a conflict (R1.6)."""
    return s.category in (InterestCategory.FINANCIAL, InterestCategory.UNKNOWN)


@condition
def interest_is_professional(s: Situation) -> bool:
    """It may bring standing, reputation or career, but no money (R1.7)."""
    return s.category is InterestCategory.NON_FINANCIAL_PROFESSIONAL


@condition
def interest_is_personal(s: Situation) -> bool:
    """It may bring a benefit tied neither to money nor to career (R1.7)."""
    return s.category is InterestCategory.NON_FINANCIAL_PERSONAL


@condition
def interest_is_direct(s: Situation) -> bool:
    """It is the person's own."""
    return s.direct


@condition
def interest_is_indirect(s: Situation) -> bool:
    """It is held by somebody close to the person (R1.12)."""
    return not s.direct


@condition
def interest_has_ended(s: Situation) -> bool:
    """It ended before the meeting, within the look-back (R2.14)."""
    return s.ended


@condition
def interest_has_a_standing_mitigation(s: Situation) -> bool:
    """The register holds a step agreed for it in advance (R2.10)."""
    return s.mitigation is not None and not s.ended


@condition
def person_is_in_dispute(s: Situation) -> bool:
    """The person is hostile to it: a grudge impairs judgement as a benefit does (R1.1)."""
    return s.role is InterestRole.HOSTILE


@condition
def person_holds_a_post(s: Situation) -> bool:
    """The person is a director or an employee of it."""
    return s.role in (InterestRole.DIRECTOR, InterestRole.EMPLOYEE)


@condition
def person_has_a_role_in_it(s: Situation) -> bool:
    """The person directs it, works for it, or is one of those who own it."""
    owners = (InterestRole.PARTNER, InterestRole.OWNER)
    return person_holds_a_post(s) or s.role in owners


@condition
def interest_is_a_salary_of_somebody_close_from_the_NHS(s: Situation) -> bool:
    """Somebody close is employed, not as a director, by a trust or another body of the NHS (P16)."""
    nhs = (OrganisationKind.TRUST, OrganisationKind.NHS_BODY, OrganisationKind.CCG)
    return not s.direct and s.role is InterestRole.EMPLOYEE and s.declared_in in nhs


@condition
def person_is_a_patient(s: Situation) -> bool:
    """The person is treated there."""
    return s.role is InterestRole.PATIENT


@condition
def person_is_an_ordinary_member(s: Situation) -> bool:
    """The person is a member of it, and holds no office."""
    return s.role is InterestRole.MEMBER


@condition
def person_has_no_share_in_its_income(s: Situation) -> bool:
    """The person is its patient, volunteer, member or opponent: what it earns does not reach them."""
    return s.role in (InterestRole.PATIENT, InterestRole.VOLUNTEER, InterestRole.MEMBER, InterestRole.HOSTILE)


@condition
def person_is_its_landlord(s: Situation) -> bool:
    """The person lets premises to it."""
    return s.role is InterestRole.LANDLORD
