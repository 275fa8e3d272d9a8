"""A rule book compiled: for each kind of interest and each kind of item, what its rules propose.

Most conditions look at one half of a situation only. So each half is asked once which conditions it settles; halves that
settle all conditions alike are one row, or one column, of a table that is small enough to be dense.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from declarations.guidance.codes import DOUBT, ITEM_MASK, NIL_RETURN, interest_fields, item_fields, situation_of
from declarations.guidance.conditions import CONDITIONS
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.rules import Rule
from declarations.guidance.situation import Situation, TouchKind
from declarations.guidance.vocabulary import AddOn, InterestCategory, Step

# A cell holds one number, so that the heavier of two is the greater, and all that they say beside is joined by `|`:
# the step and its rule, then (put in by whoever asks) the interest, then three flags.
IN_DOUBT, NO_PAPERS, NEW_CHAIR = 1, 2, 4
FLAGS = IN_DOUBT | NO_PAPERS | NEW_CHAIR
INTEREST_AT, INTERESTS = 3, 4096
RULE_AT = INTEREST_AT + INTERESTS.bit_length() - 1
ASK = -1  # a condition looks at both halves at once: the situation itself must be asked
ADD_ONS = {AddOn.NO_PAPERS: NO_PAPERS, AddOn.NEW_CHAIR: NEW_CHAIR}


@dataclass(frozen=True, slots=True)
class Proposal:
    """The step rules that fire; or the exception that says it is no conflict, and then none fires."""

    rules: tuple[Rule, ...] = ()
    exception: Rule | None = None


@dataclass(frozen=True, slots=True)
class Half:
    """One half of a situation as the rules see it: which conditions it settles, which of them hold, what they do not ask."""

    settled: int
    holds: int
    mitigation: Step | None = None
    doubt: int = 0  # beside any rule
    unmet: int = 0  # where no rule speaks


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule whose conditions are binary digits."""

    rule: Rule
    when: int
    unless: int

    def holds(self, conditions: int) -> bool:
        return conditions & self.when == self.when and not conditions & self.unless

    def ruled_out_by(self, half: Half) -> bool:
        """Whether the half alone says that the rule does not hold, whatever stands beside it."""
        return bool(half.settled & ~half.holds & self.when or half.holds & self.unless)


class _Halves:
    """One half of every code met so far; halves that the rules cannot tell apart have one number."""

    def __init__(self, half_of: Callable[[int], Half]) -> None:
        self.halves: list[Half] = []
        self.number_of: dict[int, int] = _Numbers(self)
        self._number: dict[Half, int] = {}
        self._half_of = half_of

    def number(self, code: int) -> int:
        half = self._half_of(code)
        if half not in self._number:
            self._number[half] = len(self.halves)
            self.halves.append(half)
        return self._number[half]


class _Numbers(dict[int, int]):
    def __init__(self, halves: _Halves) -> None:
        self._halves = halves

    def __missing__(self, code: int) -> int:
        self[code] = self._halves.number(code)
        return self[code]


class _Weights(dict[int, int]):
    """The weight of every code met so far."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def __missing__(self, code: int) -> int:
        self[code] = self._table.weigh(code)
        return self[code]


class Beside(dict[int, int]):
    """What each item's half weighs beside one interest's half, of those met so far."""

    def __init__(self, code: int, weights: Mapping[int, int]) -> None:
        self.code = code
        self._weights = weights

    def __missing__(self, item: int) -> int:
        self[item] = self._weights[self.code + item]
        return self[item]


class _AllBeside(dict[int, Beside]):
    """The same for each interest's half."""

    def __init__(self, weights: Mapping[int, int]) -> None:
        self._weights = weights

    def __missing__(self, code: int) -> Beside:
        self[code] = Beside(code, self._weights)
        return self[code]


class Table:
    """What the rules of one book propose, worked out when first asked; the same rules always give the same table."""

    def __init__(self, steps: Sequence[Rule], exceptions: Sequence[Rule]) -> None:
        asked = sorted({words for rule in (*steps, *exceptions) for words in (*rule.when, *rule.unless)})
        self._asked = [(1 << place, CONDITIONS[words]) for place, words in enumerate(asked)]
        digit = {words: 1 << place for place, words in enumerate(asked)}
        self._steps = [_compiled(rule, digit) for rule in steps]
        self.exceptions = [_compiled(rule, digit) for rule in exceptions]
        self.rule_ids = sorted({rule.id for rule in steps}, reverse=True)  # of two equal steps the first id decides
        self.instruments = {rule.id: rule.source.instrument for rule in steps}
        self._said = [None, *((step, rule) for step in Step for rule in self.rule_ids)]
        self._place = {rule: place for place, rule in enumerate(self.rule_ids, start=1)}
        self._interests = _Halves(self.interest)
        self._items = _Halves(self.item)
        self._cells: dict[tuple[int, int], int] = {}
        self.weights = _Weights(self)
        self.weights[DOUBT] = IN_DOUBT
        self.beside = _AllBeside(self.weights)

    def row(self, code: int) -> int:
        """The number of the interest's half of a code."""
        return self._interests.number_of[code & ~ITEM_MASK]

    def column(self, code: int) -> int:
        """The number of the item's half of a code."""
        return self._items.number_of[code & ITEM_MASK]

    def weigh(self, code: int) -> int:
        """What any code comes to; asked by `weights` when the code is new to it."""
        row, column = self.row(code), self.column(code)
        cell = self._cells.get((row, column))
        if cell is None:
            cell = self._cells[row, column] = self._cell(self._interests.halves[row], self._items.halves[column])
        return cell if cell != ASK else self._asked_for(code)

    def proposed(self, code: int) -> Proposal:
        """The rules themselves, for whoever must say why."""
        interest, item = self.interest(code & ~ITEM_MASK), self.item(code & ITEM_MASK)
        return self._proposal(interest.holds | item.holds | self._of_both(code, interest, item))

    def read(self, weight: int) -> tuple[Step, str] | None:
        """The step and the rule that a weight stands for; None: no rule fires."""
        return self._said[weight >> RULE_AT]

    @property
    def heaviest_note(self) -> int:
        """The greatest weight at which a person stays; whatever is greater takes them from the chair."""
        return (len(self.rule_ids) + 1 << RULE_AT) - 1

    def _proposal(self, conditions: int) -> Proposal:
        for exception in self.exceptions:
            if exception.holds(conditions):
                return Proposal(exception=exception.rule)
        return Proposal(tuple(step.rule for step in self._steps if step.holds(conditions)))

    def _cell(self, interest: Half, item: Half) -> int:
        if (interest.settled | item.settled) + 1 != 1 << len(self._asked):
            return ASK
        return self._weight_of(interest, self._proposal(interest.holds | item.holds))

    def _asked_for(self, code: int) -> int:
        return self._weight_of(self.interest(code & ~ITEM_MASK), self.proposed(code))

    def _weight_of(self, interest: Half, proposal: Proposal) -> int:
        if not proposal.rules:
            return interest.doubt | (0 if proposal.exception else interest.unmet)
        heaviest = max(self._strength(rule, interest) for rule in proposal.rules)
        also = sum(ADD_ONS[each] for each in frozenset[AddOn]().union(*(rule.also for rule in proposal.rules)))
        return (heaviest << RULE_AT) | also | interest.doubt

    def _strength(self, rule: Rule, interest: Half) -> int:
        step = interest.mitigation if rule.by_mitigation else rule.step
        assert step is not None  # the loader refuses a step rule without a step, its conditions one without a mitigation
        return step.weight * len(self.rule_ids) + self._place[rule.id]

    def interest(self, code: int) -> Half:
        """The interest's half of a code, as the rules see it."""
        fields = interest_fields(code)
        settled, holds = self._settled(fields)
        return Half(
            settled,
            holds,
            fields["mitigation"],
            doubt=IN_DOUBT * (fields["category"] is InterestCategory.UNKNOWN),
            unmet=IN_DOUBT * (fields["touch"] is TouchKind.PERSON and not code & NIL_RETURN),
        )

    def item(self, code: int) -> Half:
        """The item's half of a code, as the rules see it."""
        return Half(*self._settled(item_fields(code)))

    def _settled(self, fields: Mapping[str, Any]) -> tuple[int, int]:
        """The conditions that can be answered from these fields alone, and those of them that hold."""
        half = object.__new__(Situation)  # the other half's fields are missing: to ask for one is an AttributeError
        for name, value in fields.items():
            object.__setattr__(half, name, value)
        settled = holds = 0
        for digit, question in self._asked:
            try:
                holds |= digit * question(half)
            except AttributeError:
                continue
            settled |= digit
        return settled, holds

    def _of_both(self, code: int, interest: Half, item: Half) -> int:
        """The conditions that hold, of those that neither half settles."""
        left = [(digit, question) for digit, question in self._asked if not digit & (interest.settled | item.settled)]
        if not left:
            return 0
        whole = situation_of(code)
        return sum(digit for digit, question in left if question(whole))


def table_of(book: RuleBook) -> Table:
    """The table of a book narrowed to a date; one for all dates on which the same rules are in force."""
    return _table(book.steps, book.exceptions)


_table: Callable[[tuple[Rule, ...], tuple[Rule, ...]], Table] = lru_cache(maxsize=64)(Table)


def _compiled(rule: Rule, digit: Mapping[str, int]) -> Compiled:
    return Compiled(rule, sum(digit[words] for words in set(rule.when)), sum(digit[words] for words in set(rule.unless)))
