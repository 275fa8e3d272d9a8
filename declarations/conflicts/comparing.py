"""Which cases are alike: the same type of interest, meeting the same column of the proposal table in the same way."""

from dataclasses import dataclass

from committees.meetings.facts import Item
from declarations.guidance.facts import Interest
from declarations.guidance.findings import Because
from declarations.guidance.situation import Column, TouchKind, column_of
from declarations.guidance.vocabulary import INTEREST_CATEGORY_LABELS, InterestCategory

WAYS = {
    TouchKind.PERSON: "the item is about the person",
    TouchKind.NAMED: "in a party named",
    TouchKind.LINKED: "through linked organisations",
    TouchKind.CLASS: "as one of the class affected",
    TouchKind.TOPIC: "by the topic",
    TouchKind.COMPETITOR: "in a rival of a party",
}


@dataclass(frozen=True, slots=True)
class KindOfCase:
    """What makes rulings comparable, whoever and whatever they concern (R7.9); `category` None: no interest is needed."""

    category: InterestCategory | None
    direct: bool
    touch: TouchKind
    column: Column

    @property
    def key(self) -> str:
        """The words under which a ruling keeps it."""
        whose = "direct" if self.direct else "indirect"
        return "/".join((self.category or "none", whose, self.touch, self.column.name.lower()))

    @property
    def says(self) -> str:
        """Direct financial interest, through linked organisations; award, payment or enforcement."""
        if self.category is None:
            return f"{WAYS[self.touch].capitalize()}; {self.column}"
        whose = "Direct" if self.direct else "Indirect"
        return f"{whose} {_type(self.category)}, {WAYS[self.touch]}; {self.column}"


def _type(category: InterestCategory) -> str:
    if category is InterestCategory.UNKNOWN:
        return "interest of a type not recorded"
    return f"{INTEREST_CATEGORY_LABELS[category].lower()} interest"


def kind_of_case(heaviest: Because, interest: Interest | None, item: Item) -> KindOfCase | None:
    """The kind of a flag by its heaviest reason; None where the reason does not say how the interest meets the party."""
    if heaviest.touch is None:
        return None
    return KindOfCase(
        category=interest.category if interest else None,
        direct=interest.direct if interest else True,
        touch=heaviest.touch,
        column=column_of(item.kind, decision=item.decision, stage=item.stage),
    )


def kind_from(key: str) -> KindOfCase | None:
    """The kind that a ruling keeps. None for one that ruled on no flag, or before kinds were kept."""
    if not key:
        return None
    category, whose, touch, column = key.split("/")
    known = None if category == "none" else InterestCategory(category)
    return KindOfCase(known, whose == "direct", TouchKind(touch), Column[column.upper()])
