"""One way in which an interest meets an agenda item, stripped of names: what the rules are asked about."""

from dataclasses import dataclass
from enum import StrEnum

from committees.meetings.vocabulary import ItemKind, PartPlayed, Route, Stage
from committees.organisations.vocabulary import LinkKind, OrganisationKind
from declarations.guidance.vocabulary import InterestCategory, InterestRole, Step


class TouchKind(StrEnum):
    """How an interest meets what an item concerns, closest first (section 14 of the domain rules)."""

    PERSON = "person"  # the item is about the person
    NAMED = "named"  # the organisation itself, or the one it became
    LINKED = "linked"  # an organisation reached through dated links
    CLASS = "class"  # a practice or business of the class affected
    TOPIC = "topic"
    COMPETITOR = "competitor"  # a rival of the organisation named


class Column(StrEnum):
    """The columns of the proposal table (R7.9)."""

    OPEN = "strategy, or for information"
    DESIGN = "design, specification or performance"
    AWARD = "award, payment or enforcement"


@dataclass(frozen=True, slots=True)
class Situation:
    """The combination the rules look at: equal situations get equal steps, whoever and whatever they concern."""

    touch: TouchKind
    item: ItemKind
    decision: bool
    route: Route | None = None
    stage: Stage | None = None
    category: InterestCategory | None = None  # None: no interest, the item is about the person
    direct: bool = True
    role: InterestRole | None = None
    ended: bool = False  # within the look-back
    mitigation: Step | None = None
    declared_in: OrganisationKind | None = None  # the kind of organisation the interest lies in
    part_played: PartPlayed | None = None
    ties: frozenset[LinkKind] = frozenset()  # the kinds of link between the two

    @property
    def column(self) -> Column:
        return column_of(self.item, decision=self.decision, stage=self.stage)


def column_of(item: ItemKind, *, decision: bool, stage: Stage | None) -> Column:
    """The column of the proposal table an item stands in.

    A stage of a procurement speaks before the kind of item, for an outcome is shaped where nobody votes, too (R8.6).
    """
    match stage:
        case Stage.SHORTLIST | Stage.EVALUATION | Stage.AWARD:
            return Column.AWARD
        case Stage.SPECIFICATION | Stage.ENGAGEMENT:
            return Column.DESIGN
        case Stage.NEED | Stage.MONITORING:
            by_kind = Column.DESIGN if item is ItemKind.PROCUREMENT else _column_by_kind(item)
        case None:
            by_kind = _column_by_kind(item)
    return by_kind if decision else Column.OPEN


def _column_by_kind(item: ItemKind) -> Column:
    match item:
        case ItemKind.STRATEGY | ItemKind.POLICY | ItemKind.MINUTES | ItemKind.INFORMATION:
            return Column.OPEN
        case (
            ItemKind.ENHANCED_SERVICE
            | ItemKind.INCENTIVE_SCHEME
            | ItemKind.SPECIFICATION
            | ItemKind.SERVICE_DESIGN
            | ItemKind.PRACTICE_PERFORMANCE
            | ItemKind.INDIVIDUAL_PERFORMANCE
            | ItemKind.BUDGET
            | ItemKind.CONTRACT_MONITORING
            | ItemKind.APPOINTMENT
        ):
            return Column.DESIGN
        case (
            ItemKind.PROCUREMENT
            | ItemKind.CONTRACT_AWARD
            | ItemKind.CONTRACT_EXTENSION
            | ItemKind.CONTRACT_VARIATION
            | ItemKind.ENFORCEMENT
            | ItemKind.PAYMENT
            | ItemKind.PREMISES
            | ItemKind.MERGER
            | ItemKind.CLOSURE
            | ItemKind.BOUNDARY_CHANGE
            | ItemKind.LIST_CLOSURE
            | ItemKind.NEW_PRACTICE
        ):
            return Column.AWARD
