"""What a rule may ask about the item: what is decided, by which route, and what its papers hold."""

from committees.meetings.vocabulary import ItemKind, Route
from declarations.guidance.conditions.asked import condition
from declarations.guidance.situation import Column, Situation

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
