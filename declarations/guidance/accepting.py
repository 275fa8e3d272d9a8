"""What may be done with an offer under the rules in force on its day, whether it is declared, and by which rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from declarations.guidance.offers import STRICTNESS, Answer, Offer, Terms, terms_of
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.rules import Rule, RuleKind

ADD_UP = "gifts-add-up-within"
Held = tuple[Rule, Terms]


@dataclass(frozen=True, slots=True)
class Advice:
    """What the rules say of one offer; `declare` None: nobody can tell. `doubt` says why an answer could not be told."""

    answer: Answer
    declare: bool | None
    rules: tuple[Rule, ...]
    doubt: str = ""

    @property
    def mark(self) -> str:
        """Names what was advised: who has read it has read this."""
        declared = {True: "declare", False: "need not declare", None: "cannot tell"}[self.declare]
        return f"{self.answer}, {declared}: {' '.join(rule.id for rule in self.rules)}"


def advise(offer: Offer, book: RuleBook) -> Advice:
    """The strictest answer of all rules that hold on the day; to declare goes before not to. Rules are those it rests on."""
    held, open_ = _holding(offer, book)
    answer = _strictest(held)
    held += [(rule, terms) for rule, terms in _about(book) if terms.after is answer and terms.hold(offer)]
    declare = _declared(held)
    rules = tuple(rule for rule, terms in held if _speaks(terms, answer, declare))
    if doubt := _doubt(answer, open_):
        return Advice(Answer.CANNOT_TELL, declare or None, rules, doubt)
    if answer is Answer.CANNOT_TELL:
        return Advice(answer, declare, rules, "No rule in force on that day that we know of says whether to accept it.")
    return Advice(answer, declare, rules)


def is_against(answer: Answer, *, personally: bool, approved: bool) -> bool:
    """Whether to have accepted is against the rules; where nobody can tell it is not."""
    match answer:
        case Answer.DECLINE:
            return True
        case Answer.ASK_A_SENIOR:
            return not approved
        case Answer.ACCEPT_FOR_THE_CCG:
            return personally
        case Answer.ACCEPT | Answer.CANNOT_TELL:
            return False


def pounds(amount: Decimal) -> str:
    """£6, £7.50, £1,250."""
    return f"£{amount:,.0f}" if amount == amount.to_integral_value() else f"£{amount:,.2f}"


def _holding(offer: Offer, book: RuleBook) -> tuple[list[Held], list[Held]]:
    """The rules that hold, and those of which nobody can tell."""
    asked = [(rule, terms, terms.hold(offer)) for rule, terms in _about(book) if terms.after is None]
    return [(rule, terms) for rule, terms, holds in asked if holds], [
        (rule, terms) for rule, terms, holds in asked if holds is None
    ]


def _about(book: RuleBook) -> Sequence[Held]:
    return [(rule, _terms(rule)) for rule in book.of_kind(RuleKind.OFFER)]


@lru_cache(maxsize=512)
def _terms(rule: Rule) -> Terms:
    return terms_of(rule.requires)


def _strictest(held: Sequence[Held]) -> Answer:
    answers = [terms.answer for _, terms in held if terms.answer is not None]
    return max(answers, key=STRICTNESS.__getitem__, default=Answer.CANNOT_TELL)


def _declared(held: Sequence[Held]) -> bool | None:
    said = [terms.declare for _, terms in held if terms.declare is not None]
    return any(said) if said else None


def _speaks(terms: Terms, answer: Answer, declare: bool | None) -> bool:
    """Whether what is advised rests on it."""
    return (terms.answer is not None and terms.answer is answer) or (terms.declare is not None and terms.declare is declare)


def _doubt(answer: Answer, open_: Sequence[Held]) -> str:
    """Why a fact that was not told leaves the answer open; nothing can be stricter than to decline."""
    if answer is Answer.DECLINE or not open_:
        return ""
    if any(terms.amounts for _, terms in open_):
        return "The answer hangs on what it is worth. Estimate its value."
    return "The answer hangs on whether it is beyond what is modest. Say whether it is."
