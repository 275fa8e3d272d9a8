"""The conditions a rule may name: each a question of one sentence about how an interest meets an item."""

from collections.abc import Callable

from committees.meetings.vocabulary import ItemKind, PartPlayed, Route
from committees.organisations.vocabulary import LinkKind, OrganisationKind
from declarations.guidance.situation import Column, Situation, TouchKind
from declarations.guidance.vocabulary import InterestCategory, InterestRole

Condition = Callable[[Situation], bool]
CONDITIONS: dict[str, Condition] = {}  # by the words a rule says: `interest_is_direct` is "interest is direct"


def condition(question: Condition) -> Condition:
    CONDITIONS[question.__name__.replace("_", " ")] = question
    return question


# --- the interest ---


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


# --- how it meets the item ---


@condition
def item_concerns_the_person(s: Situation) -> bool:
    """The item is about the person themself."""
    return s.touch is TouchKind.PERSON


@condition
def item_names_its_organisation(s: Situation) -> bool:
    """The item names the organisation, its successor, or one it is linked to."""
    return s.touch in (TouchKind.NAMED, TouchKind.LINKED)


@condition
def item_affects_its_class_or_topic(s: Situation) -> bool:
    """The item affects everyone in its class or field alike, and names none of them."""
    return s.touch in (TouchKind.CLASS, TouchKind.TOPIC)


@condition
def item_affects_its_class(s: Situation) -> bool:
    """The item affects every practice or business of a class or network."""
    return s.touch is TouchKind.CLASS


@condition
def item_touches_what_it_was_agreed_for(s: Situation) -> bool:
    """The item meets the interest as declared: its organisation or topic, or the class it was declared in."""
    if s.touch is TouchKind.CLASS:
        return s.declared_in is None
    return s.touch in (TouchKind.NAMED, TouchKind.LINKED, TouchKind.TOPIC)


@condition
def item_touches_its_competitor(s: Situation) -> bool:
    """The item names a rival of the organisation."""
    return s.touch is TouchKind.COMPETITOR


@condition
def organisation_is_reached_by_more_than_ownership(s: Situation) -> bool:
    """The organisation named is another body than the declared one, tied to it by membership, shares or contract."""
    return s.touch is TouchKind.LINKED and bool(s.ties - {LinkKind.OWNED_BY, LinkKind.SUCCEEDED_BY})


@condition
def organisation_is_a_professional_body(s: Situation) -> bool:
    """The interest lies in a college, union or defence body."""
    return s.declared_in is OrganisationKind.PROFESSIONAL_BODY


@condition
def organisation_stands_to_receive(s: Situation) -> bool:
    """The organisation named bids, applies, or holds what is decided."""
    return s.part_played in (PartPlayed.BIDDER, PartPlayed.APPLICANT, PartPlayed.HOLDER, PartPlayed.INCUMBENT)


# --- the item ---

PROCUREMENTS = frozenset(
    {ItemKind.PROCUREMENT, ItemKind.CONTRACT_AWARD, ItemKind.CONTRACT_EXTENSION, ItemKind.CONTRACT_VARIATION}
)
MOVES_WORK = frozenset(
    {
        ItemKind.PROCUREMENT,
        ItemKind.CONTRACT_AWARD,
        ItemKind.ENFORCEMENT,
        ItemKind.CLOSURE,
        ItemKind.MERGER,
        ItemKind.BOUNDARY_CHANGE,
        ItemKind.LIST_CLOSURE,
        ItemKind.NEW_PRACTICE,
    }
)


@condition
def item_is_for_strategy_or_information(s: Situation) -> bool:
    """The item sets a direction, or asks for no decision."""
    return s.column is Column.OPEN


@condition
def item_designs_or_judges(s: Situation) -> bool:
    """The item designs or specifies a service or scheme, divides a budget, or judges performance."""
    return s.column is Column.DESIGN


@condition
def item_awards_pays_or_enforces(s: Situation) -> bool:
    """The item awards, changes or ends something for somebody: a contract, a payment, premises, a list."""
    return s.column is Column.AWARD


@condition
def item_has_commercial_papers(s: Situation) -> bool:
    """Its papers hold bids, prices or specifications (R7.7)."""
    return s.item in PROCUREMENTS or s.item is ItemKind.SPECIFICATION or (s.stage is not None)


@condition
def item_moves_patients_or_work(s: Situation) -> bool:
    """What one organisation loses by it, its rivals may gain."""
    return s.item in MOVES_WORK


@condition
def item_is_about_premises(s: Situation) -> bool:
    """The item is about buildings and rent."""
    return s.item is ItemKind.PREMISES


@condition
def item_is_a_procurement(s: Situation) -> bool:
    """The item chooses a provider, or changes the contract of one."""
    return s.item in PROCUREMENTS


@condition
def item_is_awarded_without_competition(s: Situation) -> bool:
    """The provider is chosen by direct award or as the most suitable provider."""
    return s.route in (Route.DIRECT_AWARD, Route.MOST_SUITABLE_PROVIDER)


@condition
def item_is_a_competition(s: Situation) -> bool:
    """Providers compete for it."""
    return s.route is Route.COMPETITIVE
