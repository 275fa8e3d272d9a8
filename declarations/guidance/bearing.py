"""What a few rules could bear on, told from either half of a situation alone: most situations then need no weighing."""

from collections.abc import Callable, Sequence

from declarations.guidance.codes import ITEM_MASK
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.rules import Rule
from declarations.guidance.table import Compiled, Half, Table


class CouldBear:
    """`CouldBear(rules)(code)`: whether any of the rules might fire there; it is never False where one does."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        table = Table((), rules)
        self._interests = _Left(table.exceptions, table.interest)
        self._items = _Left(table.exceptions, table.item)

    def __call__(self, code: int) -> bool:
        return self._interests[code & ~ITEM_MASK] & self._items[code & ITEM_MASK] != 0


class _Left(dict[int, int]):
    """For each half of a code, which of the rules it leaves standing: a binary digit for each."""

    def __init__(self, rules: Sequence[Compiled], half_of: Callable[[int], Half]) -> None:
        self._rules, self._half_of = rules, half_of

    def __missing__(self, code: int) -> int:
        half = self._half_of(code)
        self[code] = sum(1 << place for place, rule in enumerate(self._rules) if not rule.ruled_out_by(half))
        return self[code]


def told_otherwise(before: RuleBook, after: RuleBook) -> list[Rule]:
    """The rules on steps, and exceptions, that only one of two books has, or that each has in words of its own."""
    old, new = ([*book.steps, *book.exceptions] for book in (before, after))
    return [rule for rule in old if rule not in new] + [rule for rule in new if rule not in old]
